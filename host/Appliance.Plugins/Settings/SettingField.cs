using System.Text.Json.Nodes;
using Appliance.Sdk;

namespace Appliance.Plugins.Settings;

/// <summary>A setting as the form shows it. Holds nothing of the plugin, so that it may outlive it.</summary>
public sealed record SettingField
{
    /// <summary>Name in JSON: camelCase.</summary>
    public required string Name { get; init; }

    public required LocalizedText Label { get; init; }

    public LocalizedText? Help { get; init; }

    public required SettingKind Kind { get; init; }

    public bool Required { get; init; }

    /// <summary>Of a number, or of a duration in seconds.</summary>
    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Regular expression that the whole text matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>Of a choice.</summary>
    public IReadOnlyList<SettingOption> Options { get; init; } = [];

    /// <summary>Value when none is given; null for none, and for secrets.</summary>
    public JsonNode? Default { get; init; }
}
