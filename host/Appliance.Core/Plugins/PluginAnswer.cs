using Appliance.Plugins;

namespace Appliance.Core.Plugins;

/// <summary>What became of a change.</summary>
/// <param name="Plugin">The plugin as it stands now; null when it is gone or was never there.</param>
/// <param name="Why">Why it was not done, in the plugin host's words; null when it was.</param>
public sealed record PluginAnswer(PluginStatus? Plugin, PluginRefusal? Why);
