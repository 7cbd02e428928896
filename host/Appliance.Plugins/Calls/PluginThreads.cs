namespace Appliance.Plugins.Calls;

/// <summary>
/// Threads of one plugin's own, at most <paramref name="max"/>, on which its code runs; a plugin that blocks fills these
/// and not the shared pool. A thread that has had nothing to do for 10 s ends, so that an idle plugin costs none.
/// </summary>
internal sealed class PluginThreads(string name, int max) : TaskScheduler
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    [ThreadStatic]
    private static PluginThreads? _current;

    private readonly object _gate = new();
    private readonly Queue<Task> _queue = new();
    private int _threads;
    private int _idle;

    public override int MaximumConcurrencyLevel => max;

    /// <summary>
    /// Runs <paramref name="work"/> there. The caller's execution context does not flow: a plugin sees neither the
    /// request nor the trace that it serves.
    /// </summary>
    public void Run(Func<Task> work)
    {
        using (ExecutionContext.SuppressFlow())
            _ = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);
    }

    /// <summary>Runs something short on a thread beside the bound ones: cancelling must not wait behind what it cancels.</summary>
    public void RunAside(Action work) => Start(() =>
    {
        _current = this;
        work();
    });

    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            _queue.Enqueue(task);
            if (_queue.Count <= _idle)
            {
                Monitor.Pulse(_gate);
                return;
            }

            if (_threads >= max)
                return;
            _threads++;
        }

        Start(Loop);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        _current == this && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
            return [.. _queue];
    }

    private void Start(ThreadStart body) => new Thread(body) { IsBackground = true, Name = name }.UnsafeStart();

    private void Loop()
    {
        _current = this;
        while (Next() is { } task)
            TryExecuteTask(task);
    }

    private Task? Next()
    {
        lock (_gate)
        {
            while (_queue.Count == 0)
            {
                _idle++;
                var woken = Monitor.Wait(_gate, Idle);
                _idle--;
                if (woken || _queue.Count > 0)
                    continue;
                _threads--;
                return null;
            }

            return _queue.Dequeue();
        }
    }
}
