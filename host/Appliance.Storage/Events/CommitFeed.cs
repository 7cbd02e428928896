using System.Threading.Channels;

namespace Appliance.Storage.Events;

/// <summary>Carries what was committed from the writer's thread to those who follow, in commit order, without making the writer wait.</summary>
internal sealed class CommitFeed
{
    private readonly Channel<EventRecord[]> _batches = Channel.CreateUnbounded<EventRecord[]>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private long _head;
    private long _oldest;

    public ChannelReader<EventRecord[]> Batches => _batches.Reader;

    public AsyncSignal Outbox { get; } = new();

    public long Head => Volatile.Read(ref _head);

    public long Oldest
    {
        get => Volatile.Read(ref _oldest);
        set => Volatile.Write(ref _oldest, value);
    }

    public void Begin(long head, long oldest)
    {
        Volatile.Write(ref _head, head);
        Oldest = oldest;
    }

    public void Publish(EventRecord[] events, bool outbox)
    {
        if (events.Length > 0)
        {
            Volatile.Write(ref _head, events[^1].Cursor);
            _batches.Writer.TryWrite(events);
        }

        if (outbox)
            Outbox.Ring();
    }

    public void End() => _batches.Writer.TryComplete();
}
