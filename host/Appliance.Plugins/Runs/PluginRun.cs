using System.Collections.Concurrent;
using Appliance.Plugins.Calls;
using Appliance.Plugins.Loading;
using Appliance.Plugins.Network;
using Appliance.Plugins.Packages;
using Appliance.Plugins.Parts;
using Appliance.Plugins.Settings;
using Appliance.Plugins.Store;
using Appliance.Sdk;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;
using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Runs;

/// <summary>
/// One start of a plugin, from loading to letting go: its load context, threads, services, parts, connections and workers.
/// </summary>
#pragma warning disable CA1001 // LetGo disposes them, after the plugin's calls have ended.
internal sealed class PluginRun : IConnectionOwner
#pragma warning restore CA1001
{
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private const int BackgroundThreads = 16;
    private const int FailuresToGiveUp = 10;

    private readonly PluginPackage package;
    private readonly PluginRunServices services;
    private readonly ILogger log;
    private readonly PluginCalls calls;
    private readonly PluginCalls background;
    private readonly BackgroundWork backgroundWork;
    private readonly HttpClient http;
    private readonly SqlitePluginStore store;
    private readonly List<IReleasable> released = [];
    private readonly ConcurrentDictionary<ConnectionHandle, bool> connections = new();
    private PluginLoadContext? loadContext;
    private PluginParts? parts;

    public PluginRun(PluginPackage package, PluginRunServices services, CallLedger ledger, ILogger log)
    {
        this.package = package;
        this.services = services;
        this.log = log;
        var name = "plugin " + package.Id;
        calls = new PluginCalls(new PluginThreads(name, services.Options.CallThreads), ledger, services.Time, log);
        background = new PluginCalls(new PluginThreads(name + " background", BackgroundThreads), ledger, services.Time, log);
        backgroundWork = new BackgroundWork(background, services.Time, log);
        http = GuardedHttp.Create(package.Manifest!, services.Addresses);
        store = new SqlitePluginStore(services.StorePath(package.Id), services.Time);
    }

    /// <summary>Tells that the run has failed for good: a worker that gave up.</summary>
    public Action<LocalizedText>? Failed { get; set; }

    public PublishedParts Published { get; private set; } = PublishedParts.None;

    /// <summary>The settings form; null when the plugin declares none or has not come so far.</summary>
    public SettingsForm? SettingsForm { get; private set; }

    public bool AnyRunning => calls.AnyRunning || background.AnyRunning;

    public IReadOnlyList<string> Assemblies => loadContext is null
        ? []
        : [.. loadContext.Assemblies.Select(assembly => assembly.GetName()).Select(name => $"{name.Name} {name.Version}").Order(StringComparer.Ordinal)];

    public IEnumerable<CircuitBreaker> Breakers => Published.Breakers.Concat(connections.Keys.Select(connection => connection.Part.Breaker).OfType<CircuitBreaker>());

    /// <summary>Loads and assembles the plugin; within the start's time-out. The reason why not, or null.</summary>
    public async Task<(LocalizedText? Problem, string? Detail, bool NeedsSettings)> StartAsync(string? settings)
    {
        string? detail = null;
        var result = await calls.RunAsync(
            "Start",
            services.Options.StartTimeout,
            null,
            end =>
            {
                try
                {
                    return Task.FromResult(Assemble(settings, end));
                }
                catch (PluginFaultException exception)
                {
                    return Task.FromResult(new PluginParts { Settings = null, SettingsProblem = exception.Reason });
                }
                catch (Exception exception)
                {
                    detail = exception.ToString();
                    throw;
                }
            },
            CancellationToken.None).ConfigureAwait(false);
        if (!result.Returned)
            return (result.Reason, detail, false);

        parts = result.Value!;
        SettingsForm = parts.Settings?.Form;
        if (parts.SettingsProblem is not null)
            return (parts.SettingsProblem, null, parts.Settings is not null);
        Published = PublishedParts.From(package.Id, parts, calls, services, this, released);
        foreach (var (worker, name) in parts.Workers)
            _ = backgroundWork.SuperviseAsync($"Worker {name}", worker.RunAsync, mayReturn: true, (failures, reason) => Task.FromResult(MayGoOn(failures, reason)), CancellationToken.None);
        return (null, null, false);
    }

    /// <summary>Checks settings that were sent, on the plugin's threads.</summary>
    public Task<CallResult<SettingsInput>> CheckSettingsAsync(System.Text.Json.Nodes.JsonObject input, string? stored, CancellationToken cancellationToken) => calls.RunAsync(
        "Settings",
        Grace,
        null,
        _ => Task.FromResult(parts!.Settings!.Check(input, stored, services.Protector)),
        cancellationToken);

    public ConnectionHandle Adopt(string channelId, long accountId, IChannelConnection connection, IInbox inbox)
    {
        var part = new PluginPart<IChannelConnection>(calls, new CircuitBreaker(services.Time), connection);
        var handle = new ConnectionHandle(channelId, accountId, part, connection, handle => Listen(handle, (IChannelListener)connection, inbox), handle => connections.TryRemove(handle, out _));
        connections[handle] = true;
        return handle;
    }

    /// <summary>Ends new calls and every wait at once, and tells the running ones to end. <see cref="DrainAsync"/> does the rest.</summary>
    public void Stop()
    {
        calls.Stop();
        background.Stop();
    }

    /// <summary>Disposes what the plugin made and lets its load context go; when its calls have ended, or after 5 s.</summary>
    /// <returns>True when nothing of it runs any more.</returns>
    public async Task<bool> DrainAsync()
    {
        foreach (var connection in connections.Keys)
            await connection.DisposeAsync().ConfigureAwait(false);
        if (parts?.Provider is { } provider)
        {
            await calls.RunAsync("Dispose", Grace, null, async _ => { await provider.DisposeAsync(); return true; }, CancellationToken.None, afterStop: true).ConfigureAwait(false);
        }

        var until = services.Time.GetTimestamp();
        while (AnyRunning && services.Time.GetElapsedTime(until) < Grace)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System).ConfigureAwait(false);

        var drained = !AnyRunning;
        LetGo(drained);
        return drained;
    }

    private void LetGo(bool drained)
    {
        foreach (var releasable in released)
            releasable.Release();
        released.Clear();
        Published = PublishedParts.None;
        parts = null;
        http.Dispose();
        // What is still in use is left to the collector: a store's turn may never come.
        if (drained)
        {
            store.Dispose();
            calls.Dispose();
            background.Dispose();
        }

        if (loadContext is not null)
            services.Retired.Retire(loadContext, package.Manifest!.Version.ToString());
        loadContext = null;
    }

    private PluginParts Assemble(string? settings, CancellationToken end)
    {
        var manifest = package.Manifest!;
        var context = new PluginContext(package.Id, manifest.Version.ToString(), package.Folder, log, http, services.Time, store);
        loadContext = new PluginLoadContext(package.Id, Path.Combine(package.Folder, manifest.Entry), services.Shared);
        var assembled = new PluginAssembler(manifest, context, services.Protector).Assemble(loadContext, settings);
        end.ThrowIfCancellationRequested();
        return assembled;
    }

    private void Listen(ConnectionHandle handle, IChannelListener listener, IInbox inbox) => _ = backgroundWork.SuperviseAsync(
        $"Listen {handle.ChannelId} {handle.AccountId}",
        listener.ListenAsync,
        mayReturn: false,
        async (_, reason) =>
        {
            try
            {
                await inbox.ReportHealthAsync(new HealthReport(HealthState.Degraded, reason), handle.Closed).ConfigureAwait(false);
            }
            catch (InboxUnavailableException)
            {
                // The next check tells it.
            }

            return true;
        },
        handle.Closed);

    private bool MayGoOn(int failures, LocalizedText reason)
    {
        if (failures < FailuresToGiveUp)
            return true;
        Failed?.Invoke(reason);
        return false;
    }
}
