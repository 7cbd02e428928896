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
    private readonly Lock _gate = new();
    private readonly Queue<EventFrame> _queue = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Func<EventFrame, CancellationToken, Task> _send;
    private readonly Func<Actor, ReplayMemory> _memories;
    private readonly IEventLog _log;
    private readonly EventFrames _frames;
    private ILiveReader _reader;
    private Phase _phase = Phase.Held;
    private Resumption? _resumption;
    private bool _resetDue;
    private long _position;
    private long _offered;

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
        _reader = reader;
        _log = log;
        _frames = frames;
        _memories = memories;
        _send = send;
        Abort = abort;
        _position = _offered = log.Head;
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

    /// <summary>For a visitor: when their access is looked at again, for the token would have ended.</summary>
    public DateTimeOffset AccessEndsAt { get; set; }

    /// <summary>Ends the connection from the server's side.</summary>
    public Action Abort { get; }

    public ILiveReader Reader => Volatile.Read(ref _reader);

    /// <summary>Takes a live event. Called by the dispatcher alone, in order.</summary>
    public void Offer(LiveEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        lock (_gate)
        {
            var cursor = happened.Record.Cursor;
            _offered = Math.Max(_offered, cursor);
            if (_phase != Phase.Replaying && cursor > _position && Reader.Live(happened) is { } frame)
                Enqueue(frame);
        }
    }

    /// <summary>Takes a frame that is not replayed (typing, summaries); one that comes during a replay is dropped.</summary>
    public void Offer(EventFrame frame)
    {
        lock (_gate)
        {
            if (_phase == Phase.Live)
                Enqueue(frame);
        }
    }

    /// <summary>From now on the connection sees what this reader may see; the client is told to read its lists again.</summary>
    public void Rescope(ILiveReader changed)
    {
        lock (_gate)
        {
            Volatile.Write(ref _reader, changed);
            _queue.Clear();
            if (_phase == Phase.Replaying)
                _resetDue = true;
            else
                Enqueue(_frames.Reset(_offered));
        }
    }

    /// <summary>Ends the wait for the client's first word: events flow from the opening on.</summary>
    public void Release()
    {
        lock (_gate)
        {
            if (_phase != Phase.Held || _resumption is not null)
                return;
            _phase = Phase.Live;
            _wake.Writer.TryWrite(true);
        }
    }

    /// <summary>
    /// Sends what was missed after <paramref name="cursor"/> and goes on live; completes when the client has caught up. A place
    /// that is unknown, or too long ago, is answered with <c>reset</c>.
    /// </summary>
    public Task ResumeAsync(long? cursor, CancellationToken cancellationToken)
    {
        var asked = new Resumption(cursor, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _resumption = asked;
            _phase = Phase.Replaying;
            _queue.Clear();
            _offered = Math.Max(_offered, _log.Head);
            _wake.Writer.TryWrite(true);
        }

        return asked.Done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Sends until the connection ends; the only sender, so that frames keep their order.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await _wake.Reader.WaitToReadAsync(cancellationToken))
        {
            _wake.Reader.TryRead(out _);
            while (true)
            {
                if (TakeResumption() is { } asked)
                    await PerformAsync(asked, cancellationToken);
                if (Next() is not { } frame)
                    break;
                await _send(frame, cancellationToken);
            }
        }
    }

    private async Task PerformAsync(Resumption asked, CancellationToken cancellationToken)
    {
        try
        {
            if (asked.Cursor is { } from && from + 1 >= _log.Oldest && from <= _log.Head)
                await ReplayAsync(from, cancellationToken);
            else
                GoLive(_frames.Reset);
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
        var memory = _memories(Reader.Actor);
        while (true)
        {
            memory = memory.Actor == Reader.Actor ? memory.NextPage() : _memories(Reader.Actor);
            var page = _log.ReadAfter(at, Page);
            foreach (var record in page)
            {
                if (record.Cursor > fence)
                    break;
                at = record.Cursor;
                if (EventTypes.IsTold(record.Type) && Reader.Missed(record, memory) is { } frame)
                    await _send(frame, cancellationToken);
            }

            lock (_gate)
            {
                if (at >= Math.Min(fence, _offered) || page.Count == 0)
                {
                    _position = Math.Max(at, _position);
                    _phase = Phase.Live;
                    TellReset();
                    return;
                }

                if (_phase == Phase.Replaying && page.Count < Page)
                {
                    _phase = Phase.Fenced;
                    _position = fence = _offered;
                }
            }
        }
    }

    private void GoLive(Func<long, EventFrame> word)
    {
        lock (_gate)
        {
            _position = _offered;
            _phase = Phase.Live;
            _resetDue = false;
            Enqueue(word(_offered));
        }
    }

    private void TellReset()
    {
        if (!_resetDue)
            return;
        _resetDue = false;
        Enqueue(_frames.Reset(_offered));
    }

    private Resumption? TakeResumption()
    {
        lock (_gate)
        {
            var asked = _resumption;
            _resumption = null;
            return asked;
        }
    }

    private EventFrame? Next()
    {
        lock (_gate)
        {
            return _phase == Phase.Live && _queue.TryDequeue(out var frame) ? frame : null;
        }
    }

    private void Enqueue(EventFrame frame)
    {
        if (_queue.Count >= MaxQueued)
        {
            _queue.Clear();
            frame = _frames.Reset(_offered);
        }

        _queue.Enqueue(frame);
        _wake.Writer.TryWrite(true);
    }

    private sealed record Resumption(long? Cursor, TaskCompletionSource Done);
}
