using Appliance.Sdk;

namespace Appliance.Plugins.Settings;

/// <summary>Stored settings that the plugin's record cannot take. They stay as they are.</summary>
public sealed class SettingsUnreadableException(LocalizedText reason) : Exception(reason.En)
{
    public LocalizedText Reason { get; } = reason;
}
