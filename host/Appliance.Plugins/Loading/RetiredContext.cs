namespace Appliance.Plugins.Loading;

/// <summary>A load context that was let go and is still in memory.</summary>
/// <param name="PluginId">Whose it was.</param>
/// <param name="Version">Of the plugin.</param>
/// <param name="Bytes">Size of its assemblies.</param>
/// <param name="Since">When it was let go.</param>
public sealed record RetiredContext(string PluginId, string Version, long Bytes, DateTimeOffset Since);
