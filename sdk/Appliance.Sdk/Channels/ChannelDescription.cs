namespace Appliance.Sdk.Channels;

/// <summary>What a channel is.</summary>
public sealed record ChannelDescription
{
    /// <summary>Stable id, part of the stored data: <c>[a-z0-9-]</c>, 1–40 characters, unique over all plugins.</summary>
    public required string Id { get; init; }

    /// <summary>Name in lists.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>One sentence for the admin who chooses a channel.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>What it can do.</summary>
    public required ChannelCapabilities Capabilities { get; init; }

    /// <summary>
    /// Type of an account's settings: a record as for <see cref="IPluginBuilder.AddSettings{T}"/>. Null when an account
    /// has none.
    /// </summary>
    public Type? AccountSettings { get; init; }

    /// <summary>Set-up in steps, shown beside the form: what to copy from where to where. At most 20.</summary>
    public IReadOnlyList<LocalizedText> SetupSteps { get; init; } = [];
}
