namespace Appliance.Plugins.Calls;

/// <summary>
/// Threads of one plugin's own, at most <paramref name="max"/>, on which its code runs; a plugin that blocks fills these
/// and not the shared pool. A thread that has had nothing to do for 10 s ends, so that an idle plugin costs none.
/// </summary>
internal sealed class PluginThreads(string name, int max) : TaskScheduler
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    [ThreadStatic]
    private static PluginThreads? current;

    private readonly object gate = new();
    private readonly Queue<Task> queue = new();
    private int threads;
    private int idle;

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
        current = this;
        work();
    });

    protected override void QueueTask(Task task)
    {
        lock (gate)
        {
            queue.Enqueue(task);
            if (queue.Count <= idle)
            {
                Monitor.Pulse(gate);
                return;
            }

            if (threads >= max)
                return;
            threads++;
        }

        Start(Loop);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        current == this && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (gate)
            return [.. queue];
    }

    private void Start(ThreadStart body) => new Thread(body) { IsBackground = true, Name = name }.UnsafeStart();

    private void Loop()
    {
        current = this;
        while (Next() is { } task)
            TryExecuteTask(task);
    }

    private Task? Next()
    {
        lock (gate)
        {
            while (queue.Count == 0)
            {
                idle++;
                var woken = Monitor.Wait(gate, Idle);
                idle--;
                if (woken || queue.Count > 0)
                    continue;
                threads--;
                return null;
            }

            return queue.Dequeue();
        }
    }
}
