using System.Threading.Channels;
using Appliance.Core.Conversations;
using Appliance.Plugins.Parts;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;
using Microsoft.Extensions.Hosting;

namespace Appliance.Core.Channels;

/// <summary>
/// "Is typing" and "read" on the platform's own client, where a channel can show them. Best effort, as the channel's
/// contract has it: what a slow platform does not keep up with is dropped.
/// </summary>
public sealed class ChannelSignals(IDatabase database, IEventLog events, TypingSignals typing, ChannelConnections connections, TimeProvider time) : BackgroundService
{
    private const int Pending = 256;
    private const int AtOnce = 8;
    private static readonly TimeSpan TypingPause = TimeSpan.FromSeconds(3);

    private readonly Channel<Signal> _signals = Channel.CreateBounded<Signal>(new BoundedChannelOptions(Pending) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Lock _gate = new();
    private readonly Dictionary<long, DateTimeOffset> _typedAt = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var readMarks = events.Listen(OnEvents);
        using var typed = typing.Listen(OnTyping);
        await Parallel.ForEachAsync(
            _signals.Reader.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
            async (signal, cancellationToken) => await SendAsync(signal, cancellationToken));
    }

    private async Task SendAsync(Signal signal, CancellationToken cancellationToken)
    {
        if (database.Read(connection => Recipient(connection, signal.ConversationId)) is not { } recipient)
            return;
        if (signal.ReadUpTo is not { } seq)
            await signal.Connection.SendTypingAsync(recipient, cancellationToken);
        else if (database.Read(connection => LastRead(connection, signal.ConversationId, seq)) is { } messageId)
            await signal.Connection.SendReadMarkAsync(recipient, messageId, cancellationToken);
    }

    private void OnTyping(TypingSignal signal)
    {
        if (signal.AgentId is not null && Find(signal.Scope) is { SendsTyping: true } connection && IsDue(signal.ConversationId))
            _signals.Writer.TryWrite(new Signal(connection, signal.ConversationId, null));
    }

    private void OnEvents(IReadOnlyList<EventRecord> batch)
    {
        foreach (var record in batch)
        {
            // A colleague who looks on has not read it for the customer.
            if (record.Live is ReadMark { AgentId: not null } mark && mark.IsForVisitor(record.Scope) && Find(record.Scope) is { SendsReadMarks: true } connection)
                _signals.Writer.TryWrite(new Signal(connection, mark.ConversationId, mark.Seq));
        }
    }

    private bool IsDue(long conversationId)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (_typedAt.TryGetValue(conversationId, out var last) && now - last < TypingPause)
                return false;
            if (_typedAt.Count >= Pending)
            {
                foreach (var (old, _) in _typedAt.Where(typed => now - typed.Value >= TypingPause).ToList())
                    _typedAt.Remove(old);
            }

            _typedAt[conversationId] = now;
            return true;
        }
    }

    private ConnectionHandle? Find(EventScope scope) => scope.ChannelAccountId is { } account ? connections.Find(account) : null;

    private static string? Recipient(System.Data.Common.DbConnection connection, long conversationId) => connection.ExecuteScalar<string?>(
        "select i.external_id from conversations c join identities i on i.id = c.identity_id where c.id = @conversationId", new { conversationId });

    private static string? LastRead(System.Data.Common.DbConnection connection, long conversationId, long seq) => connection.ExecuteScalar<string?>(
        """
        select external_id from messages
        where conversation_id = @conversationId and seq <= @seq and sender = 'customer' and external_id is not null
        order by seq desc limit 1
        """,
        new { conversationId, seq });

    private sealed record Signal(ConnectionHandle Connection, long ConversationId, long? ReadUpTo);
}
