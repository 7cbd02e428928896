using Appliance.Plugins.Lifecycle;
using Appliance.Plugins.Loading;
using Appliance.Plugins.Logging;
using Appliance.Plugins.Parts;
using Appliance.Plugins.Runs;

namespace Appliance.Plugins;

/// <summary>
/// What plugins are there, and what they bring. Look a part up each time it is used: after a restart of its plugin there
/// is a new one, and the former answers that it is not available.
/// </summary>
public sealed class PluginRegistry
{
    private readonly PluginLifecycle _lifecycle;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal PluginRegistry(PluginLifecycle lifecycle, RetiredContexts retired)
    {
        _lifecycle = lifecycle;
        RetiredContexts = retired;
        lifecycle.Changed += (_, change) => Changed?.Invoke(this, change);
    }

    /// <summary>A plugin came, went or changed. Raised after the change, on the thread that made it; listeners must not block or throw.</summary>
    public event EventHandler<PluginChange>? Changed;

    /// <summary>Completes when every plugin has been started, has failed, or has used up its time.</summary>
    public Task Started => _started.Task;

    /// <summary>Only shipped plugins run: by a setting, or because the server ended unexpectedly several times after its start.</summary>
    public bool SafeMode => _lifecycle.SafeMode;

    /// <summary>Safe mode is on by a setting.</summary>
    public bool SafeModeSet => _lifecycle.SafeModeSet;

    /// <summary>All plugins that were found, by id.</summary>
    public IReadOnlyList<PluginStatus> Plugins => [.. _lifecycle.Slots.Select(Describe).OrderBy(status => status.Id, StringComparer.Ordinal)];

    public IReadOnlyCollection<ChannelHandle> Channels => [.. _lifecycle.Parts.Channels.Values];

    public IReadOnlyCollection<RoutingStrategyHandle> RoutingStrategies => [.. _lifecycle.Parts.Strategies.Values];

    public IReadOnlyCollection<ReportHandle> Reports => [.. _lifecycle.Parts.Reports.Values];

    public IReadOnlyCollection<AuthenticatorHandle> Authenticators => [.. _lifecycle.Parts.Authenticators.Values];

    public IReadOnlyCollection<ExternalSignInHandle> ExternalSignIns => [.. _lifecycle.Parts.SignIns.Values];

    /// <summary>Load contexts that were let go and are still in memory.</summary>
    public RetiredContexts RetiredContexts { get; }

    public PluginStatus? Find(string id) => _lifecycle.Find(id) is { } slot ? Describe(slot) : null;

    /// <summary>The plugin's last lines, at most 200, oldest first; empty when there is no such plugin.</summary>
    public IReadOnlyList<PluginLogLine> ReadLog(string id) => _lifecycle.Find(id)?.Log.Lines ?? [];

    /// <summary>The channel of that id; null when no running plugin brings it.</summary>
    public ChannelHandle? Channel(string id) => _lifecycle.Parts.Channels.GetValueOrDefault(id);

    /// <summary>The channel of that id, if it is this plugin that brings it: what an account's settings may be handed to. Else null.</summary>
    public ChannelHandle? Channel(string id, string pluginId) => Channel(id) is { } channel && channel.PluginId == pluginId ? channel : null;

    /// <summary>The strategy of that id; null when no running plugin brings it.</summary>
    public RoutingStrategyHandle? RoutingStrategy(string id) => _lifecycle.Parts.Strategies.GetValueOrDefault(id);

    /// <summary>The report of that id; null when no running plugin brings it.</summary>
    public ReportHandle? Report(string id) => _lifecycle.Parts.Reports.GetValueOrDefault(id);

    /// <summary>The authenticator of that id; null when no running plugin brings it.</summary>
    public AuthenticatorHandle? Authenticator(string id) => _lifecycle.Parts.Authenticators.GetValueOrDefault(id);

    /// <summary>The external sign-in of that id; null when no running plugin brings it.</summary>
    public ExternalSignInHandle? ExternalSignIn(string id) => _lifecycle.Parts.SignIns.GetValueOrDefault(id);

    internal void SetStarted() => _started.TrySetResult();

    private static PluginStatus Describe(PluginSlot slot)
    {
        var (state, reason, since, retryAt) = slot.Show();
        var manifest = slot.Package.Manifest;
        PluginRun? run = slot.Run;
        return new PluginStatus
        {
            Id = slot.Package.Id,
            Name = manifest?.Name ?? new Sdk.LocalizedText(slot.Package.Id, slot.Package.Id),
            Description = manifest?.Description,
            Publisher = manifest?.Publisher,
            Version = manifest?.Version.ToString(),
            Origin = slot.Package.Origin,
            Kinds = manifest?.Kinds ?? [],
            Asks = manifest?.Asks,
            Enabled = slot.Record.Enabled,
            State = state,
            Reason = reason,
            Detail = slot.Detail,
            Since = since,
            RetryAt = retryAt,
            LastError = slot.Ledger.LastError is { } error ? new PluginError(error.Name, error.At, error.Text) : null,
            Counters = slot.Ledger.Counters,
            Contributions = run?.Published.Contributions ?? [],
            HasSettings = run?.SettingsForm is not null,
            Assemblies = run?.Assemblies ?? [],
        };
    }
}
