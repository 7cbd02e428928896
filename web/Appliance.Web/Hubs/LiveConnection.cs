using System.Threading.Channels;
using Appliance.Core;
using Appliance.Storage.Events;

namespace Appliance.Web.Hubs;

/// <summary>
/// One open connection: a bounded queue of frames between the dispatcher, which never waits, and one sender, which waits
/// for the client. A client that cannot keep up loses its queue and is told to read the lists again.
/// </summary>
/// <remarks>
/// Replay and live meet without a gap and without a double: while the log is read, live events are only counted; then a
/// fence is set at the last one counted, later ones queue up, and the log is read up to the fence.
/// </remarks>
internal sealed class LiveConnection
{
    /// <summary>Frames that wait for one client; they are shared between clients, so 1,000 of them are 1,000 references.</summary>
    public const int MaxQueued = 1000;

    private const int Page = 200;
    private readonly Lock gate = new();
    private readonly Queue<EventFrame> queue = new();
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Func<EventFrame, CancellationToken, Task> send;
    private readonly Func<Actor, ReplayMemory> memories;
    private readonly IEventLog log;
    private readonly EventFrames frames;
    private ILiveReader reader;
    private Phase phase = Phase.Held;
    private Resumption? resumption;
    private bool resetDue;
    private long position;
    private long offered;

    public LiveConnection(
        string id,
        ILiveReader reader,
        IEventLog log,
        EventFrames frames,
        Func<Actor, ReplayMemory> memories,
        Func<EventFrame, CancellationToken, Task> send,
        Action abort)
    {
        Id = id;
        this.reader = reader;
        this.log = log;
        this.frames = frames;
        this.memories = memories;
        this.send = send;
        Abort = abort;
        position = offered = log.Head;
    }

    private enum Phase
    {
        /// <summary>Just opened: events queue up until the client says from where it goes on.</summary>
        Held,

        /// <summary>The log is being read; live events are only counted.</summary>
        Replaying,

        /// <summary>The log is read up to the fence; what comes behind it queues up.</summary>
        Fenced,

        Live,
    }

    public string Id { get; }

    /// <summary>For a visitor: the token by which the connection was opened.</summary>
    public long? VisitorTokenId { get; init; }

    /// <summary>Ends the connection from the server's side.</summary>
    public Action Abort { get; }

    public ILiveReader Reader => Volatile.Read(ref reader);

    /// <summary>Takes a live event. Called by the dispatcher alone, in order.</summary>
    public void Offer(LiveEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        lock (gate)
        {
            var cursor = happened.Record.Cursor;
            offered = Math.Max(offered, cursor);
            if (phase != Phase.Replaying && cursor > position && Reader.Live(happened) is { } frame)
                Enqueue(frame);
        }
    }

    /// <summary>Takes a frame that is not replayed (typing, summaries); one that comes during a replay is dropped.</summary>
    public void Offer(EventFrame frame)
    {
        lock (gate)
        {
            if (phase == Phase.Live)
                Enqueue(frame);
        }
    }

    /// <summary>From now on the connection sees what this reader may see; the client is told to read its lists again.</summary>
    public void Rescope(ILiveReader changed)
    {
        lock (gate)
        {
            Volatile.Write(ref reader, changed);
            queue.Clear();
            if (phase == Phase.Replaying)
                resetDue = true;
            else
                Enqueue(frames.Reset(offered));
        }
    }

    /// <summary>Ends the wait for the client's first word: events flow from the opening on.</summary>
    public void Release()
    {
        lock (gate)
        {
            if (phase != Phase.Held || resumption is not null)
                return;
            phase = Phase.Live;
            wake.Writer.TryWrite(true);
        }
    }

    /// <summary>
    /// Sends what was missed after <paramref name="cursor"/> and goes on live; completes when the client has caught up. A place
    /// that is unknown, or too long ago, is answered with <c>reset</c>.
    /// </summary>
    public Task ResumeAsync(long? cursor, CancellationToken cancellationToken)
    {
        var asked = new Resumption(cursor, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (gate)
        {
            resumption = asked;
            phase = Phase.Replaying;
            queue.Clear();
            offered = Math.Max(offered, log.Head);
            wake.Writer.TryWrite(true);
        }

        return asked.Done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Sends until the connection ends; the only sender, so that frames keep their order.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await wake.Reader.WaitToReadAsync(cancellationToken))
        {
            wake.Reader.TryRead(out _);
            while (true)
            {
                if (TakeResumption() is { } asked)
                    await PerformAsync(asked, cancellationToken);
                if (Next() is not { } frame)
                    break;
                await send(frame, cancellationToken);
            }
        }
    }

    private async Task PerformAsync(Resumption asked, CancellationToken cancellationToken)
    {
        try
        {
            if (asked.Cursor is { } from && from + 1 >= log.Oldest && from <= log.Head)
                await ReplayAsync(from, cancellationToken);
            else
                GoLive(frames.Reset);
            asked.Done.TrySetResult();
        }
        catch (Exception fault)
        {
            asked.Done.TrySetException(fault);
            throw;
        }
    }

    private async Task ReplayAsync(long from, CancellationToken cancellationToken)
    {
        var at = from;
        var fence = long.MaxValue;
        var memory = memories(Reader.Actor);
        while (true)
        {
            memory = memory.Actor == Reader.Actor ? memory.NextPage() : memories(Reader.Actor);
            var page = log.ReadAfter(at, Page);
            foreach (var record in page)
            {
                if (record.Cursor > fence)
                    break;
                at = record.Cursor;
                if (EventTypes.IsTold(record.Type) && Reader.Missed(record, memory) is { } frame)
                    await send(frame, cancellationToken);
            }

            lock (gate)
            {
                if (at >= Math.Min(fence, offered) || page.Count == 0)
                {
                    position = Math.Max(at, position);
                    phase = Phase.Live;
                    TellReset();
                    return;
                }

                if (phase == Phase.Replaying && page.Count < Page)
                {
                    phase = Phase.Fenced;
                    position = fence = offered;
                }
            }
        }
    }

    private void GoLive(Func<long, EventFrame> word)
    {
        lock (gate)
        {
            position = offered;
            phase = Phase.Live;
            resetDue = false;
            Enqueue(word(offered));
        }
    }

    private void TellReset()
    {
        if (!resetDue)
            return;
        resetDue = false;
        Enqueue(frames.Reset(offered));
    }

    private Resumption? TakeResumption()
    {
        lock (gate)
        {
            var asked = resumption;
            resumption = null;
            return asked;
        }
    }

    private EventFrame? Next()
    {
        lock (gate)
        {
            return phase == Phase.Live && queue.TryDequeue(out var frame) ? frame : null;
        }
    }

    private void Enqueue(EventFrame frame)
    {
        if (queue.Count >= MaxQueued)
        {
            queue.Clear();
            frame = frames.Reset(offered);
        }

        queue.Enqueue(frame);
        wake.Writer.TryWrite(true);
    }

    private sealed record Resumption(long? Cursor, TaskCompletionSource Done);
}
