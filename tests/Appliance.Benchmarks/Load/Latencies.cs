using System.Collections.Concurrent;
using System.Globalization;

namespace Appliance.Benchmarks.Load;

/// <summary>Times in milliseconds, gathered from many threads.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentBag<double> _times = [];

    public int Count => _times.Count;

    public void Add(TimeSpan time) => _times.Add(time.TotalMilliseconds);

    /// <summary>p50 and p99 in words.</summary>
    public string Describe()
    {
        var sorted = _times.Order().ToArray();
        return sorted.Length == 0
            ? "-"
            : string.Create(CultureInfo.InvariantCulture, $"{At(sorted, 0.50):0.0} / {At(sorted, 0.99):0.0} ms");
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
