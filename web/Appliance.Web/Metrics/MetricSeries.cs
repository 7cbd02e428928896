namespace Appliance.Web.Metrics;

/// <summary>One instrument with one set of tags: a running sum, a last value, or a histogram.</summary>
internal sealed class MetricSeries(string labels, double[]? bounds)
{
    private readonly Lock _lock = new();
    private readonly long[]? _buckets = bounds is null ? null : new long[bounds.Length + 1];
    private double _value;
    private long _count;

    /// <summary>The tags in Prometheus text form without braces; empty for none.</summary>
    public string Labels { get; } = labels;

    public void Add(double value)
    {
        lock (_lock)
        {
            _value += value;
        }
    }

    public void Set(double value)
    {
        lock (_lock)
        {
            _value = value;
        }
    }

    public void Record(double value)
    {
        var bucket = Array.BinarySearch(bounds!, value);
        lock (_lock)
        {
            _value += value;
            _count++;
            _buckets![bucket >= 0 ? bucket : ~bucket]++;
        }
    }

    public (double Value, long Count, long[] Buckets) Snapshot()
    {
        lock (_lock)
        {
            return (_value, _count, _buckets is null ? [] : [.. _buckets]);
        }
    }
}
