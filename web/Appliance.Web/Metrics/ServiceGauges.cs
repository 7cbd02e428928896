using System.Diagnostics.Metrics;
using Appliance.Core.Conversations;
using Appliance.Plugins;
using Appliance.Storage.Outbox;
using Appliance.Web.Hubs;
using Appliance.Web.Starting;
using Microsoft.Extensions.Hosting;

namespace Appliance.Web.Metrics;

/// <summary>What the service is doing, read when somebody asks. Starts the collector too, so that it counts from the first request.</summary>
internal sealed class ServiceGauges : IHostedService, IDisposable
{
    private readonly Meter _meter = new("Appliance.Service");
    private readonly Readiness _readiness;

    public ServiceGauges(
        MetricsCollector collector, Readiness readiness, ConnectionFigures connections, QueueLengths queues, PluginRegistry plugins, OutboxDesk outbox)
    {
        ArgumentNullException.ThrowIfNull(collector);
        _readiness = readiness;
        _meter.CreateObservableGauge("appliance.connections", () => Connections(connections), "{connection}", "Open live connections");
        _meter.CreateObservableGauge("appliance.queue.length", () => Queues(queues), "{conversation}", "Conversations that wait, by group; 0 for no group");
        _meter.CreateObservableGauge("appliance.plugin.state", () => Plugins(plugins), null, "1 for the state that a plugin is in");
        _meter.CreateObservableGauge("appliance.plugin.retired_contexts", () => plugins.RetiredContexts.Current.Count, null, "Load contexts of retired plugins that still hold memory");
        _meter.CreateObservableGauge("appliance.outbox.jobs", () => Jobs(outbox), "{job}", "Outgoing jobs, by state");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();

    private static Measurement<int>[] Connections(ConnectionFigures connections) =>
        [new(connections.Agents, Tag("kind", "agent")), new(connections.Visitors, Tag("kind", "visitor"))];

    private static IEnumerable<Measurement<int>> Plugins(PluginRegistry plugins) => plugins.Plugins.Select(plugin =>
        new Measurement<int>(1, Tag("plugin", plugin.Id), Tag("state", plugin.State.ToString().ToLowerInvariant())));

    private IEnumerable<Measurement<int>> Queues(QueueLengths queues) =>
        _readiness.IsReady ? queues.Read().Select(queue => new Measurement<int>(queue.Waiting, Tag("group", queue.GroupId))) : [];

    private IEnumerable<Measurement<long>> Jobs(OutboxDesk outbox)
    {
        if (!_readiness.IsReady)
            return [];
        var jobs = outbox.Summary();
        return
        [
            new(jobs.Pending, Tag("state", "pending")), new(jobs.Sending, Tag("state", "sending")), new(jobs.Failed, Tag("state", "failed")),
            new(jobs.Ambiguous, Tag("state", "ambiguous")), new(jobs.Dead, Tag("state", "dead")),
        ];
    }

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
