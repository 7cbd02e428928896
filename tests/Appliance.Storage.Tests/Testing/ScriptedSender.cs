using System.Threading.Channels;
using Appliance.Storage.Outbox;

namespace Appliance.Storage.Tests.Testing;

/// <summary>A sender whose tries the test answers.</summary>
internal sealed class ScriptedSender : IOutboxSender
{
    private readonly Channel<ScriptedTry> _tries = Channel.CreateUnbounded<ScriptedTry>();

    public string Kind => "test";

    public bool RetriesAreSafe { get; init; }

    public List<string> GivenUp { get; } = [];

    public List<string> Flagged { get; } = [];

    public int WaitingTries => _tries.Reader.Count;

    public async Task<OutboxResult> SendAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        var attempt = new ScriptedTry(entry);
        _tries.Writer.TryWrite(attempt);
        return await attempt.Answer.Task.WaitAsync(cancellationToken);
    }

    public void GaveUp(OutboxEntry entry, string reason, IWriteSession session) => GivenUp.Add(entry.IdempotencyKey);

    public void BecameAmbiguous(OutboxEntry entry, string reason, IWriteSession session) => Flagged.Add(entry.IdempotencyKey);

    public Task<ScriptedTry> NextAsync() => _tries.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
}
