using Appliance.Plugins.Manifest;

namespace Appliance.Plugins.Install;

/// <summary>A package before it is installed: what it is, what it asks for, and why it would be refused.</summary>
/// <param name="Manifest">Null when it cannot be read.</param>
/// <param name="InstalledVersion">The version that is there now; null for none.</param>
/// <param name="Refusal">Null when it may be installed.</param>
public sealed record PluginPreview(PluginManifest? Manifest, string? InstalledVersion, PluginRefusal? Refusal);
