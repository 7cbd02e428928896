namespace Appliance.Plugins.Settings;

/// <summary>What became of settings that were sent to be saved.</summary>
/// <param name="Stored">To be stored; null when refused.</param>
/// <param name="Errors">Field (empty name for the whole) → what is wrong, in words.</param>
public sealed record SettingsInput(string? Stored, IReadOnlyDictionary<string, string[]> Errors)
{
    public bool Accepted => Stored is not null;
}
