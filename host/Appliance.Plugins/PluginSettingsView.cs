using System.Text.Json.Nodes;
using Appliance.Plugins.Settings;

namespace Appliance.Plugins;

/// <summary>A plugin's settings as they may be shown.</summary>
/// <param name="Form">The fields.</param>
/// <param name="Values">Field → value; secrets are left out.</param>
/// <param name="SecretsSet">Secrets that have a value.</param>
public sealed record PluginSettingsView(SettingsForm Form, JsonObject Values, IReadOnlyList<string> SecretsSet);
