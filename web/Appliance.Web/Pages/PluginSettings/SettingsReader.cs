using System.Globalization;
using System.Text.Json.Nodes;
using Appliance.Plugins.Settings;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Pages.PluginSettings;

/// <summary>What was sent from a form of typed settings, as the JSON that the host checks. What does not fit its type is left as text, so that the check says so.</summary>
public static class SettingsReader
{
    public const string Prefix = "Settings.";

    /// <summary>Names of ticked boxes that clear a secret.</summary>
    public const string ClearPrefix = "SettingsClear.";

    public static JsonObject Read(IFormCollection sent, SettingsForm form)
    {
        var values = new JsonObject();
        foreach (var field in form.Fields)
        {
            var text = sent[Prefix + field.Name].FirstOrDefault() ?? "";
            switch (field.Kind)
            {
                case SettingKind.Secret:
                    ReadSecret(sent, field.Name, text, values);
                    break;
                case SettingKind.Flag:
                    values[field.Name] = text == "true";
                    break;
                case SettingKind.List:
                    values[field.Name] = new JsonArray([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (JsonNode)JsonValue.Create(line))]);
                    break;
                case SettingKind.Whole or SettingKind.Number or SettingKind.Duration or SettingKind.Choice when text.Trim().Length == 0:
                    // Left out, the plugin's default holds; null would not fit a property that has one.
                    if (field.Default is null)
                    {
                        values[field.Name] = null;
                    }

                    break;
                case SettingKind.Whole or SettingKind.Number or SettingKind.Duration:
                    values[field.Name] = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);
                    break;
                case SettingKind.Text or SettingKind.Multiline when field.Default is not null:
                    values[field.Name] = text.Trim();
                    break;
                default:
                    values[field.Name] = text.Trim().Length == 0 ? null : text.Trim();
                    break;
            }
        }

        return values;
    }

    // An absent secret keeps the stored one, an empty one clears it.
    private static void ReadSecret(IFormCollection sent, string name, string text, JsonObject values)
    {
        if (text.Length > 0)
        {
            values[name] = text;
        }
        else if (sent[ClearPrefix + name] == "true")
        {
            values[name] = "";
        }
    }
}
