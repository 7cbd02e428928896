using Appliance.Sdk;

namespace Appliance.Plugins.Manifest;

/// <summary>What a plugin says of itself in <c>plugin.json</c>; valid when it exists.</summary>
public sealed record PluginManifest
{
    public required string Id { get; init; }

    public required PluginVersion Version { get; init; }

    public required LocalizedText Name { get; init; }

    public LocalizedText? Description { get; init; }

    public string? Publisher { get; init; }

    public required SdkRange Sdk { get; init; }

    /// <summary>File name of the entry assembly.</summary>
    public required string Entry { get; init; }

    /// <summary>Some of <see cref="PluginKinds"/>.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    public required PluginAsks Asks { get; init; }

    /// <summary>Path → SHA-256; null when the manifest lists none.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }
}
