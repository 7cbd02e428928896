using System.Text.Json.Nodes;
using Appliance.Plugins.Settings;

namespace Appliance.Web.Pages.PluginSettings;

/// <summary>Typed settings as the partial page draws them.</summary>
/// <param name="Form">The fields.</param>
/// <param name="Values">What they hold, without secrets.</param>
/// <param name="SecretsSet">Secrets that have a value.</param>
/// <param name="Errors">Field → sentences.</param>
/// <param name="MayEdit">Otherwise they are only shown.</param>
public sealed record SettingsFields(SettingsForm Form, JsonObject Values, IReadOnlyList<string> SecretsSet, IReadOnlyDictionary<string, string[]> Errors, bool MayEdit)
{
    /// <summary>One value as its input holds it.</summary>
    public string Text(SettingField field) => (Values[field.Name] ?? field.Default) switch
    {
        null => "",
        JsonArray lines => string.Join('\n', lines.Select(line => line?.ToString())),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag ? "true" : "false",
        var other => other.ToString(),
    };
}
