using Appliance.Plugins.Settings;
using Appliance.Sdk.Channels;

namespace Appliance.Plugins.Parts;

/// <summary>A channel as the plugin made it, with what was read from it at start.</summary>
internal sealed record ChannelParts(IChannel Channel, ChannelDescription Description, SettingsModel? Settings);
