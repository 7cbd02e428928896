namespace Appliance.Plugins.Manifest;

/// <summary>What a plugin asks for; an admin reads it before installing.</summary>
/// <param name="Hosts">Names that it calls; <c>*.example.com</c> for every name below example.com.</param>
/// <param name="HostsFromSettings">It also calls hosts that its settings name.</param>
/// <param name="Webhooks">Platforms call it.</param>
/// <param name="Background">It works when nobody calls it.</param>
public sealed record PluginAsks(IReadOnlyList<string> Hosts, bool HostsFromSettings, bool Webhooks, bool Background);
