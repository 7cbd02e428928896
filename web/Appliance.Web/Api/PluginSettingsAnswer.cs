using System.Text.Json.Nodes;

namespace Appliance.Web.Api;

/// <summary>A plugin's settings as a program reads them.</summary>
/// <param name="Values">Field → value; secrets are left out.</param>
/// <param name="SecretsSet">Secrets that have a value.</param>
/// <param name="Schema">JSON Schema 2020-12 of what is sent to be saved.</param>
public sealed record PluginSettingsAnswer(JsonObject Values, IReadOnlyList<string> SecretsSet, JsonObject Schema);
