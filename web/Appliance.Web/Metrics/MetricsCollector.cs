using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Appliance.Web.Metrics;

/// <summary>
/// Collects the program's own instruments and the web server's, and writes them in Prometheus' text form.
/// Stands in for prometheus-net, which the package source does not hold.
/// </summary>
public sealed class MetricsCollector : IDisposable
{
    private static readonly string[] Meters =
        ["Appliance.", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "System.Runtime"];

    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _writing = new();

    public MetricsCollector()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Any(prefix => instrument.Meter.Name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, static key => new MetricFamily(key)));
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Take(value, tags, state));
        _listener.Start();
    }

    /// <summary>The current figures as text/plain; version=0.0.4.</summary>
    public string Write()
    {
        lock (_writing)
        {
            foreach (var family in _families.Values)
            {
                family.BeginObserving();
            }

            _listener.RecordObservableInstruments();
            var text = new StringBuilder();
            foreach (var (_, family) in _families.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal))
            {
                family.Write(text);
            }

            return text.ToString();
        }
    }

    public void Dispose() => _listener.Dispose();

    private static void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (state is not MetricFamily family)
        {
            return;
        }

        var series = family.Series(tags);
        if (family.IsHistogram)
        {
            series.Record(value);
        }
        else if (family.IsLastValue)
        {
            series.Set(value);
        }
        else
        {
            series.Add(value);
        }
    }
}
