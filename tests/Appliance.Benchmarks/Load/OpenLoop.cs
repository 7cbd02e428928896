using System.Diagnostics;

namespace Appliance.Benchmarks.Load;

/// <summary>Messages at a fixed rate, whether or not the earlier ones are through; times count from when each was due.</summary>
internal static class OpenLoop
{
    public static async Task<LoadResult> RunAsync(IReadOnlyList<MessageSender> senders, double rate, TimeSpan duration, Action<string>? before, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var start = Stopwatch.GetTimestamp();
        var interval = TimeSpan.FromSeconds(senders.Count / rate);
        await Task.WhenAll(senders.Select((sender, index) => Task.Run(
            async () =>
            {
                // Senders are spread over the interval.
                for (var due = interval * ((double)index / senders.Count); due < duration; due += interval)
                {
                    var wait = due - Stopwatch.GetElapsedTime(start);
                    if (wait > TimeSpan.Zero)
                        await Task.Delay(wait, cancellationToken);

                    // Task.Delay wakes up to a millisecond late; that is the clock's doing, not the server's.
                    var late = Stopwatch.GetElapsedTime(start) - due;
                    var sent = Stopwatch.GetTimestamp();
                    await sender.SendAsync(before, cancellationToken);
                    latencies.Add(Stopwatch.GetElapsedTime(sent) + (late > TimeSpan.FromMilliseconds(2) ? late : TimeSpan.Zero));
                }
            },
            cancellationToken)));
        return new LoadResult(latencies.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, latencies);
    }
}
