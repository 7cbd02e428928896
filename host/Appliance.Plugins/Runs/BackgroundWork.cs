using Appliance.Plugins.Calls;
using Appliance.Sdk;
using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Runs;

/// <summary>Keeps long work of a plugin running: starts it again after 1, 2, 4, … 60 s, and counts failures in a row.</summary>
internal sealed class BackgroundWork(PluginCalls calls, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    /// <summary>Runs until cancelled, until the work returns where <paramref name="mayReturn"/>, or until <paramref name="failed"/> says to give up.</summary>
    /// <param name="name">For the page and the log.</param>
    /// <param name="work">The plugin's work.</param>
    /// <param name="mayReturn">Returning ends it; otherwise returning counts as a failure.</param>
    /// <param name="failed">Told the number of failures in a row and the reason; true to go on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task SuperviseAsync(string name, Func<CancellationToken, Task> work, bool mayReturn, Func<int, LocalizedText, Task<bool>> failed, CancellationToken cancellationToken)
    {
        var failures = 0;
        try
        {
            while (true)
            {
                var startedAt = time.GetUtcNow();
                var result = await calls.RunAsync(name, Timeout.InfiniteTimeSpan, null, end => Run(work, end), cancellationToken).ConfigureAwait(false);
                if (result.Outcome is CallOutcome.Abandoned or CallOutcome.Unavailable || (result.Returned && mayReturn))
                    return;

                failures = time.GetUtcNow() - startedAt >= Settled ? 1 : failures + 1;
                var reason = result.Reason ?? new LocalizedText($"{name} 意外结束", $"{name} ended");
                if (!await failed(failures, reason).ConfigureAwait(false))
                    return;

                var wait = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - 1), Longest.TotalSeconds));
                logger.LogWarning("{Work} is started again in {Wait} s", name, wait.TotalSeconds);
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, calls.Stopping);
                await Task.Delay(wait, time, stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The plugin stops, or the connection was closed.
        }
    }

    private static async Task<bool> Run(Func<CancellationToken, Task> work, CancellationToken end)
    {
        await work(end);
        return true;
    }
}
