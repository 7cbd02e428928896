using Appliance.Plugins;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Appliance.Web.Pages.PluginSettings;

/// <summary>What is wrong with settings, as sentences beside their fields and on top.</summary>
public static class SettingsErrors
{
    public static IReadOnlyDictionary<string, string[]> InWords(IReadOnlyDictionary<string, string[]>? errors, ProblemTexts problems) =>
        (errors ?? new Dictionary<string, string[]>()).ToDictionary(
            error => error.Key,
            error => error.Value.Select(problem => problems.Field(Texts.Language, problem)).ToArray());

    public static void Show(ModelStateDictionary state, PluginRefusal why, IReadOnlyDictionary<string, string[]> errors)
    {
        state.AddModelError("", Texts.Choose(why.Text));
        foreach (var problem in errors.GetValueOrDefault("") ?? [])
        {
            state.AddModelError("", problem);
        }
    }
}
