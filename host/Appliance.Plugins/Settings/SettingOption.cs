using Appliance.Sdk;

namespace Appliance.Plugins.Settings;

/// <summary>A value that may be chosen.</summary>
public sealed record SettingOption(string Value, LocalizedText Label);
