using Appliance.Plugins.Calls;
using Appliance.Plugins.Manifest;
using Appliance.Sdk;

namespace Appliance.Plugins;

/// <summary>A plugin as it stands now.</summary>
public sealed record PluginStatus
{
    public required string Id { get; init; }

    public required LocalizedText Name { get; init; }

    public LocalizedText? Description { get; init; }

    public string? Publisher { get; init; }

    /// <summary>Null when the manifest cannot be read.</summary>
    public string? Version { get; init; }

    public required PluginOrigin Origin { get; init; }

    public IReadOnlyList<string> Kinds { get; init; } = [];

    public PluginAsks? Asks { get; init; }

    public required bool Enabled { get; init; }

    public required PluginState State { get; init; }

    /// <summary>Why it is so, in words.</summary>
    public LocalizedText? Reason { get; init; }

    /// <summary>The exception as it was, for whoever mends the plugin; null where there was none.</summary>
    public string? Detail { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When it is started again by itself.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The last error, also while it runs: what, when, text.</summary>
    public PluginError? LastError { get; init; }

    public required PluginCounters Counters { get; init; }

    /// <summary>What it brings while it runs.</summary>
    public IReadOnlyList<PluginContribution> Contributions { get; init; } = [];

    /// <summary>It declares settings, which can be read and saved now.</summary>
    public bool HasSettings { get; init; }

    /// <summary>Assemblies in its load context, with versions.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];
}
