namespace Appliance.Plugins.State;

/// <summary>What is remembered of a plugin over restarts.</summary>
public sealed record PluginRecord
{
    public required string Id { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Highest version that has run; an older package is refused.</summary>
    public string? Version { get; init; }

    /// <summary>As stored by the settings form; secrets in it are encrypted. Null when none were saved.</summary>
    public string? Settings { get; init; }

    /// <summary>Why it is quarantined; null when it is not.</summary>
    public string? Quarantine { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
