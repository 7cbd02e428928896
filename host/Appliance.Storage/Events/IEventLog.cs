namespace Appliance.Storage.Events;

/// <summary>The log of everything that happened, in commit order. Kept for 30 days.</summary>
public interface IEventLog
{
    /// <summary>Cursor of the newest committed event; 0 when there is none.</summary>
    long Head { get; }

    /// <summary>
    /// Cursor of the oldest event that can still be read (1 in a new log). A reader that has seen everything up to <c>c</c>
    /// must start afresh when <c>c + 1 &lt; Oldest</c>, or when <c>c &gt; Head</c> (an older database was put back).
    /// </summary>
    long Oldest { get; }

    /// <summary>Events after <paramref name="cursor"/>, ascending, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<EventRecord> ReadAfter(long cursor, int limit);

    /// <summary>
    /// Calls <paramref name="listener"/> with every batch committed from now on, in order, on the dispatcher's thread;
    /// it must not block. Dispose to end it.
    /// </summary>
    /// <remarks>
    /// A listener is told once or, where the program ends between the commit and the telling, never. So it may only wake a
    /// worker that looks at the tables, drop what it holds in memory, or feed readers who resume from a cursor of their own
    /// (<see cref="ReadAfter"/>). An effect that must not be lost belongs into an <see cref="IEventFollower"/>.
    /// </remarks>
    IDisposable Listen(Action<IReadOnlyList<EventRecord>> listener);
}
