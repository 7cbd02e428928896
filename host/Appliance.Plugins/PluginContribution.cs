using Appliance.Sdk;

namespace Appliance.Plugins;

/// <summary>Something that a plugin brings.</summary>
/// <param name="Kind">channel, routing, reporting, auth or worker.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record PluginContribution(string Kind, string Id, LocalizedText Name);
