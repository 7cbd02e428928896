namespace Appliance.Plugins;

/// <summary>A plugin came, went, or changed its state.</summary>
/// <param name="Id">Which.</param>
/// <param name="State">Its state now; null when it is gone.</param>
/// <param name="PartsChanged">Channels, strategies, reports or authenticators came or went: look them up again.</param>
public sealed record PluginChange(string Id, PluginState? State, bool PartsChanged);
