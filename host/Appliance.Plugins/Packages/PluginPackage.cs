using Appliance.Plugins.Manifest;
using Appliance.Sdk;

namespace Appliance.Plugins.Packages;

/// <summary>A plugin's folder as it was found.</summary>
/// <param name="Id">The id of the manifest, or the folder's name where there is no valid one.</param>
/// <param name="Folder">Full path.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Fingerprint">Changes when any file changes.</param>
/// <param name="Manifest">Null when it is not valid.</param>
/// <param name="Problem">Why not.</param>
internal sealed record PluginPackage(string Id, string Folder, PluginOrigin Origin, string Fingerprint, PluginManifest? Manifest, LocalizedText? Problem);
