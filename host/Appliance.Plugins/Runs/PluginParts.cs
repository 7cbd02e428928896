using Appliance.Plugins.Parts;
using Appliance.Plugins.Settings;
using Appliance.Sdk;
using Appliance.Sdk.Authentication;
using Appliance.Sdk.Reporting;
using Appliance.Sdk.Routing;
using Appliance.Sdk.Workers;

namespace Appliance.Plugins.Runs;

/// <summary>Everything that a started plugin consists of. Lives on the plugin's side; let go when the run has ended.</summary>
internal sealed record PluginParts
{
    public required SettingsModel? Settings { get; init; }

    /// <summary>Why the stored settings cannot be used; then nothing below is there.</summary>
    public LocalizedText? SettingsProblem { get; init; }

    public IAsyncDisposable? Provider { get; init; }

    public IReadOnlyList<ChannelParts> Channels { get; init; } = [];

    public IReadOnlyList<IRoutingStrategy> Strategies { get; init; } = [];

    public IReadOnlyList<(IReport Report, ReportDescription Description)> Reports { get; init; } = [];

    public IReadOnlyList<IAuthenticator> Authenticators { get; init; } = [];

    public IReadOnlyList<IExternalSignIn> SignIns { get; init; } = [];

    public IReadOnlyList<(IPluginWorker Worker, string Name)> Workers { get; init; } = [];
}
