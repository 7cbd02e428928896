using System.Net;

namespace Appliance.Plugins;

/// <summary>Where plugins are and how far they may go.</summary>
public sealed record PluginOptions
{
    /// <summary>The folder that is read and watched: one folder a plugin, named by its id.</summary>
    public required string PluginFolder { get; init; }

    /// <summary>The server's data folder. Below it: <c>plugins</c> (installed packages), <c>plugin-stores</c>, <c>plugin-runs</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Ids of the plugins that the product ships; they run in safe mode and cannot be uninstalled.</summary>
    public IReadOnlySet<string> Shipped { get; init; } = new HashSet<string> { "auth.ldap", "auth.openidconnect", "channels.api", "channels.web", "reports.standard", "routing.standard" };

    /// <summary>Shipped ones that an admin switches on first: useless without settings, they would stand there as faulted and cost memory.</summary>
    public IReadOnlySet<string> OffAtFirst { get; init; } = new HashSet<string> { "auth.ldap", "auth.openidconnect" };

    /// <summary>Plugins found in the folder start without being enabled first.</summary>
    public bool StartDiscovered { get; init; } = true;

    /// <summary>Starts none but the shipped ones.</summary>
    public bool SafeMode { get; init; }

    /// <summary>
    /// Handles what ends the process: attributes stray exceptions, keeps crash texts, quarantines. For the one server of a
    /// process; off where several live in one, as in tests.
    /// </summary>
    public bool GuardProcess { get; init; }

    /// <summary>How long constructor and Configure of a plugin may take together.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most threads on which calls into one plugin run.</summary>
    public int CallThreads { get; init; } = 4;

    /// <summary>Networks of the server's own that plugins may reach.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    internal string InstalledFolder => Path.Combine(DataFolder, "plugins");

    internal string StoreFolder => Path.Combine(DataFolder, "plugin-stores");

    internal string RunFolder => Path.Combine(DataFolder, "plugin-runs");
}
