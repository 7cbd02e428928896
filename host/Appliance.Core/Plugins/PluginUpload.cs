using Appliance.Plugins.Install;

namespace Appliance.Core.Plugins;

/// <summary>A package that was uploaded and waits for a yes.</summary>
/// <param name="Token">By which it is confirmed; null when it is refused and was thrown away.</param>
/// <param name="Preview">What it is and asks for.</param>
public sealed record PluginUpload(string? Token, PluginPreview Preview);
