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

    private readonly PluginPackage _package;
    private readonly PluginRunServices _services;
    private readonly ILogger _log;
    private readonly PluginCalls _calls;
    private readonly PluginCalls _background;
    private readonly BackgroundWork _backgroundWork;
    private readonly HttpClient _http;
    private readonly SqlitePluginStore _store;
    private readonly List<IReleasable> _released = [];
    private readonly ConcurrentDictionary<ConnectionHandle, bool> _connections = new();
    private PluginLoadContext? _loadContext;
    private PluginParts? _parts;

    public PluginRun(PluginPackage package, PluginRunServices services, CallLedger ledger, ILogger log)
    {
        _package = package;
        _services = services;
        _log = log;
        var name = "plugin " + package.Id;
        _calls = new PluginCalls(new PluginThreads(name, services.Options.CallThreads), ledger, services.Time, log);
        _background = new PluginCalls(new PluginThreads(name + " background", BackgroundThreads), ledger, services.Time, log);
        _backgroundWork = new BackgroundWork(_background, services.Time, log);
        _http = GuardedHttp.Create(package.Manifest!, services.Addresses);
        _store = new SqlitePluginStore(services.StorePath(package.Id), services.Time);
    }

    /// <summary>Tells that the run has failed for good: a worker that gave up.</summary>
    public Action<LocalizedText>? Failed { get; set; }

    public PublishedParts Published { get; private set; } = PublishedParts.None;

    /// <summary>The settings form; null when the plugin declares none or has not come so far.</summary>
    public SettingsForm? SettingsForm { get; private set; }

    public bool AnyRunning => _calls.AnyRunning || _background.AnyRunning;

    public IReadOnlyList<string> Assemblies => _loadContext is null
        ? []
        : [.. _loadContext.Assemblies.Select(assembly => assembly.GetName()).Select(name => $"{name.Name} {name.Version}").Order(StringComparer.Ordinal)];

    public IEnumerable<CircuitBreaker> Breakers => Published.Breakers.Concat(_connections.Keys.Select(connection => connection.Part.Breaker).OfType<CircuitBreaker>());

    /// <summary>Loads and assembles the plugin; within the start's time-out. The reason why not, or null.</summary>
    public async Task<(LocalizedText? Problem, string? Detail, bool NeedsSettings)> StartAsync(string? settings)
    {
        string? detail = null;
        var result = await _calls.RunAsync(
            "Start",
            _services.Options.StartTimeout,
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

        _parts = result.Value!;
        SettingsForm = _parts.Settings?.Form;
        if (_parts.SettingsProblem is not null)
            return (_parts.SettingsProblem, null, _parts.Settings is not null);
        Published = PublishedParts.From(_package.Id, _parts, _calls, _services, this, _released);
        foreach (var (worker, name) in _parts.Workers)
            _ = _backgroundWork.SuperviseAsync($"Worker {name}", worker.RunAsync, mayReturn: true, (failures, reason) => Task.FromResult(MayGoOn(failures, reason)), CancellationToken.None);
        return (null, null, false);
    }

    /// <summary>Checks settings that were sent, on the plugin's threads.</summary>
    public Task<CallResult<SettingsInput>> CheckSettingsAsync(System.Text.Json.Nodes.JsonObject input, string? stored, CancellationToken cancellationToken) => _calls.RunAsync(
        "Settings",
        Grace,
        null,
        _ => Task.FromResult(_parts!.Settings!.Check(input, stored, _services.Secrets)),
        cancellationToken);

    public ConnectionHandle Adopt(string channelId, long accountId, IChannelConnection connection, IInbox inbox)
    {
        var part = new PluginPart<IChannelConnection>(_calls, new CircuitBreaker(_services.Time), connection);
        var handle = new ConnectionHandle(_package.Id, channelId, accountId, part, connection, handle => Listen(handle, (IChannelListener)connection, inbox), handle => _connections.TryRemove(handle, out _));
        _connections[handle] = true;
        return handle;
    }

    /// <summary>Ends new calls and every wait at once, and tells the running ones to end. <see cref="DrainAsync"/> does the rest.</summary>
    public void Stop()
    {
        _calls.Stop();
        _background.Stop();
    }

    /// <summary>Disposes what the plugin made and lets its load context go; when its calls have ended, or after 5 s.</summary>
    /// <returns>True when nothing of it runs any more.</returns>
    public async Task<bool> DrainAsync()
    {
        foreach (var connection in _connections.Keys)
            await connection.DisposeAsync().ConfigureAwait(false);
        if (_parts?.Provider is { } provider)
        {
            await _calls.RunAsync("Dispose", Grace, null, async _ => { await provider.DisposeAsync(); return true; }, CancellationToken.None, afterStop: true).ConfigureAwait(false);
        }

        var until = _services.Time.GetTimestamp();
        while (AnyRunning && _services.Time.GetElapsedTime(until) < Grace)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System).ConfigureAwait(false);

        var drained = !AnyRunning;
        LetGo(drained);
        return drained;
    }

    private void LetGo(bool drained)
    {
        foreach (var releasable in _released)
            releasable.Release();
        _released.Clear();
        Published = PublishedParts.None;
        _parts = null;
        _http.Dispose();
        // What is still in use is left to the collector: a store's turn may never come.
        if (drained)
        {
            _store.Dispose();
            _calls.Dispose();
            _background.Dispose();
        }

        if (_loadContext is not null)
            _services.Retired.Retire(_loadContext, _package.Manifest!.Version.ToString());
        _loadContext = null;
    }

    private PluginParts Assemble(string? settings, CancellationToken end)
    {
        var manifest = _package.Manifest!;
        var context = new PluginContext(_package.Id, manifest.Version.ToString(), _package.Folder, _log, _http, _services.Time, _store);
        _loadContext = new PluginLoadContext(_package.Id, Path.Combine(_package.Folder, manifest.Entry), _services.Shared);
        var assembled = new PluginAssembler(manifest, context, _services.Secrets).Assemble(_loadContext, settings);
        end.ThrowIfCancellationRequested();
        return assembled;
    }

    private void Listen(ConnectionHandle handle, IChannelListener listener, IInbox inbox) => _ = _backgroundWork.SuperviseAsync(
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
