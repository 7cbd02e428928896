using Appliance.Storage.Events;

namespace Appliance.Web.Tests.Hubs;

/// <summary>An event log in memory, committed to and dispatched by the test.</summary>
internal sealed class MemoryEventLog : IEventLog
{
    private readonly List<EventRecord> _events = [];

    public long Head => _events.Count == 0 ? 0 : _events[^1].Cursor;

    public long Oldest { get; set; } = 1;

    /// <summary>Called after each page has been read.</summary>
    public Action? HasRead { get; set; }

    public EventRecord Commit()
    {
        var record = new EventRecord(Head + 1, "read", DateTimeOffset.UnixEpoch, new EventScope(ConversationId: 1, CustomerId: 7), $$"""{"conversationId":1,"seq":{{Head + 1}}}""", 0);
        _events.Add(record);
        return record;
    }

    public IReadOnlyList<EventRecord> ReadAfter(long cursor, int limit)
    {
        List<EventRecord> page = [.. _events.Where(record => record.Cursor > cursor).Take(limit)];
        HasRead?.Invoke();
        return page;
    }

    public IDisposable Listen(Action<IReadOnlyList<EventRecord>> listener) => throw new NotSupportedException();
}
