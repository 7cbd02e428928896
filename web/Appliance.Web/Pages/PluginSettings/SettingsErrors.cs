using System.Text.Json.Nodes;
using Appliance.Plugins.Settings;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Appliance.Web.Pages.PluginSettings;

/// <summary>
/// What is wrong with settings, in the reader's language where the form itself tells what it is; else in the words of the
/// plugin's validation.
/// </summary>
public static class SettingsErrors
{
    public static Dictionary<string, string[]> InWords(IReadOnlyDictionary<string, string[]>? errors, SettingsForm form, JsonObject sent, ProblemTexts problems) =>
        (errors ?? new Dictionary<string, string[]>()).ToDictionary(error => error.Key, error =>
        {
            var known = form.Fields.FirstOrDefault(field => field.Name == error.Key) is { } field ? Code(field, sent[field.Name]) : null;
            return (known is null ? error.Value : [known]).Select(problem => problems.Field(Texts.Language, problem)).ToArray();
        });

    /// <summary>On top of the page, each leading to its field.</summary>
    public static void Show(ModelStateDictionary state, IReadOnlyDictionary<string, string[]> errors, SettingsForm form)
    {
        foreach (var (name, sentences) in errors)
        {
            var label = form.Fields.FirstOrDefault(field => field.Name == name)?.Label;
            foreach (var sentence in sentences)
            {
                state.AddModelError(label is null ? "" : "setting-" + name, label is null ? sentence : $"{Texts.Choose(label)}{Texts.Choose("：", ": ")}{sentence}");
            }
        }
    }

    private static string? Code(SettingField field, JsonNode? value)
    {
        var text = value is JsonValue single && single.TryGetValue<string>(out var written) ? written : null;
        if (value is null || text is { Length: 0 })
        {
            return field.Required ? "required" : null;
        }

        var number = value is JsonValue numeric && numeric.TryGetValue<double>(out var parsed) ? parsed : (double?)null;
        return number < field.Minimum || number > field.Maximum ? "out_of_range"
            : text?.Length > field.MaxLength ? "too_long"
            : text?.Length < field.MinLength ? "too_short"
            : field.Kind is SettingKind.Address or SettingKind.Email || field.Pattern is not null ? "invalid"
            : null;
    }
}
