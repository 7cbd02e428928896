using Appliance.Storage.Events;

namespace Appliance.Storage.Tests.Testing;

/// <summary>Copies each event into the table of notes, so that one taken in twice breaks the unique key.</summary>
internal sealed class NoteFollower(Action<IReadOnlyList<EventRecord>>? before = null) : IEventFollower
{
    private readonly TaskCompletionSource _last = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public const long Sender = 777;

    public string Name => "notes";

    /// <summary>Type of the event whose application completes <see cref="Reached"/>.</summary>
    public string LastType { get; init; } = "last";

    public Task Reached => _last.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public List<EventRecord> Seen { get; } = [];

    public void Apply(IReadOnlyList<EventRecord> events, IWriteSession session)
    {
        foreach (var record in events)
            session.Insert(Sender, record.Cursor, record.Type);
        before?.Invoke(events);
        Seen.AddRange(events);
        if (events.Any(record => record.Type == LastType))
            _last.TrySetResult();
    }
}
