using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Appliance.Web.Metrics;

/// <summary>All series of one instrument, and how they are written in Prometheus' text form.</summary>
internal sealed class MetricFamily
{
    // More tag sets than this come from a mistake (an id as a tag); the rest is counted under one.
    private const int MostSeries = 500;

    private static readonly double[] SecondBounds =
        [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private static readonly double[] CountBounds = [1, 2, 4, 8, 16, 32, 64, 128, 256];

    private readonly ConcurrentDictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, KnownTags> _known = new();
    private readonly string _name;
    private readonly string _type;
    private readonly string? _help;
    private readonly double[]? _bounds;
    private readonly bool _isObserved;

    public MetricFamily(Instrument instrument)
    {
        var kind = instrument.GetType().Name;
        IsHistogram = kind.StartsWith("Histogram", StringComparison.Ordinal);
        _isObserved = instrument.IsObservable;
        IsLastValue = instrument.IsObservable || kind.StartsWith("Gauge", StringComparison.Ordinal);
        var isCounter = kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal);
        _type = IsHistogram ? "histogram" : isCounter ? "counter" : "gauge";
        _bounds = !IsHistogram ? null : instrument.Unit is "s" ? SecondBounds : CountBounds;
        _help = instrument.Description;
        _name = Name(instrument, isCounter);
    }

    public bool IsHistogram { get; }

    /// <summary>A measurement replaces the value before it instead of adding to it.</summary>
    public bool IsLastValue { get; }

    /// <summary>Forgets the series that are observed anew each time: what is not there any more must not be shown as it was.</summary>
    public void BeginObserving()
    {
        if (!_isObserved)
            return;
        _series.Clear();
        _known.Clear();
    }

    /// <summary>The series of these tags. Every request measures itself, so tags seen before cost no text.</summary>
    public MetricSeries Series(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = Hash(tags);
        if (_known.TryGetValue(hash, out var known) && known.Are(tags))
            return known.Series;
        var labels = _series.Count < MostSeries ? Labels(tags) : "overflow=\"true\"";
        var series = _series.GetOrAdd(labels, static (key, bounds) => new MetricSeries(key, bounds), _bounds);
        if (_known.Count < MostSeries)
            _known[hash] = new KnownTags(tags.ToArray(), series);
        return series;
    }

    public void Write(StringBuilder text)
    {
        if (_series.IsEmpty)
        {
            return;
        }

        if (_help is not null)
        {
            text.Append("# HELP ").Append(_name).Append(' ').Append(_help.ReplaceLineEndings(" ")).Append('\n');
        }

        text.Append("# TYPE ").Append(_name).Append(' ').Append(_type).Append('\n');
        foreach (var series in _series.Values.OrderBy(series => series.Labels, StringComparer.Ordinal))
        {
            WriteSeries(text, series);
        }
    }

    private void WriteSeries(StringBuilder text, MetricSeries series)
    {
        var (value, count, buckets) = series.Snapshot();
        if (!IsHistogram)
        {
            Line(text, "", series.Labels, value);
            return;
        }

        var separator = series.Labels.Length == 0 ? "" : ",";
        long below = 0;
        for (var i = 0; i < buckets.Length; i++)
        {
            below += buckets[i];
            var bound = i < _bounds!.Length ? _bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
            Line(text, "_bucket", $"{series.Labels}{separator}le=\"{bound}\"", below);
        }

        Line(text, "_sum", series.Labels, value);
        Line(text, "_count", series.Labels, count);
    }

    private void Line(StringBuilder text, string suffix, string labels, double value)
    {
        text.Append(_name).Append(suffix);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Name(Instrument instrument, bool isCounter)
    {
        var name = instrument.Name.Replace('.', '_').Replace('-', '_');
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        if (!name.EndsWith(unit, StringComparison.Ordinal))
        {
            name += unit;
        }

        return isCounter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static int Hash(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = new HashCode();
        foreach (var (_, value) in tags)
            hash.Add(value);
        return hash.ToHashCode();
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            var escaped = Convert.ToString(value, CultureInfo.InvariantCulture)?
                .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n");
            text.Append(text.Length > 0 ? "," : "").Append(key.Replace('.', '_')).Append("=\"").Append(escaped).Append('"');
        }

        return text.ToString();
    }

    private sealed record KnownTags(KeyValuePair<string, object?>[] Tags, MetricSeries Series)
    {
        public bool Are(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.Length != Tags.Length)
                return false;
            for (var i = 0; i < tags.Length; i++)
            {
                if (tags[i].Key != Tags[i].Key || !Equals(tags[i].Value, Tags[i].Value))
                    return false;
            }

            return true;
        }
    }
}
