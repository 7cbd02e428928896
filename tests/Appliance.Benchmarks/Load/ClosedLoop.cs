using System.Diagnostics;

namespace Appliance.Benchmarks.Load;

/// <summary>Each sender sends its next message when the last one is durable: the most that the server takes.</summary>
internal static class ClosedLoop
{
    public static async Task<LoadResult> RunAsync(IReadOnlyList<MessageSender> senders, TimeSpan duration, Action<string>? before, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(senders.Select(sender => Task.Run(
            async () =>
            {
                while (Stopwatch.GetElapsedTime(start) < duration)
                {
                    var sent = Stopwatch.GetTimestamp();
                    await sender.SendAsync(before, cancellationToken);
                    latencies.Add(Stopwatch.GetElapsedTime(sent));
                }
            },
            cancellationToken)));
        return new LoadResult(latencies.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, latencies);
    }
}
