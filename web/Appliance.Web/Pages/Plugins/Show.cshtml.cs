using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Plugins;
using Appliance.Plugins;
using Appliance.Plugins.Logging;
using Appliance.Web.Http;
using Appliance.Web.Pages.PluginSettings;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Plugins;

/// <summary>One plugin: what it does, why, what it asks for, its log and settings, and the switches.</summary>
[RequirePermission(Permissions.PluginsView)]
public sealed class ShowModel(PageKit kit, PluginAdministration plugins) : ActorPage(kit)
{
    private const int LinesShown = 200;
    private readonly PageKit _kit = kit;

    public PluginStatus Plugin { get; private set; } = null!;

    public IReadOnlyList<PluginLogLine> Lines { get; private set; } = [];

    public SettingsFields? Settings { get; private set; }

    public bool MayEdit => May(Permissions.PluginsEdit);

    public IActionResult OnGet(string id) => Load(id, null, null) is { } refusal ? Refused(refusal) : Page();

    public async Task<IActionResult> OnPostSettingsAsync(string id, CancellationToken cancellationToken)
    {
        var settings = plugins.ReadSettings(Actor, id);
        if (settings.IsRefused)
        {
            return Refused(settings.Refusal);
        }

        var values = SettingsReader.Read(Request.Form, settings.Value.Form);
        var done = await plugins.SaveSettingsAsync(Actor, id, values, cancellationToken);
        if (done.IsRefused)
        {
            return Refused(done.Refusal);
        }

        if (done.Value.Why is not { } why)
        {
            return Finish(Texts["设置已保存，插件已按新设置重新启动。"], $"/settings/plugins/{id}");
        }

        var errors = SettingsErrors.InWords(why.Errors, settings.Value.Form, values, _kit.Problems);
        if (Load(id, values, errors) is { } refusal)
        {
            return Refused(refusal);
        }

        ModelState.AddModelError("", Texts.Choose(why.Text));
        SettingsErrors.Show(ModelState, errors, settings.Value.Form);
        return Page();
    }

    public Task<IActionResult> OnPostEnableAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(id, plugins.EnableAsync(Actor, id, cancellationToken), Texts["插件已启用。"], null);

    public Task<IActionResult> OnPostDisableAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(id, plugins.DisableAsync(Actor, id, cancellationToken), Texts["插件已停用。"], $"/settings/plugins/{id}?handler=Enable");

    public Task<IActionResult> OnPostRestartAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(id, plugins.RestartAsync(Actor, id, cancellationToken), Texts["插件已重新启动。"], null);

    [RequireStepUp]
    public async Task<IActionResult> OnPostUninstallAsync(string id, bool wipe, string? typedName, CancellationToken cancellationToken)
    {
        if (typedName?.Trim() != id)
        {
            ModelState.AddModelError("", Texts["输入的标识不一致，没有卸载。"]);
            return Load(id, null, null) is { } refusal ? Refused(refusal) : Page();
        }

        var done = await plugins.UninstallAsync(Actor, id, wipe, cancellationToken);
        if (done.IsRefused)
        {
            return Refused(done.Refusal);
        }

        if (done.Value.Why is { } why)
        {
            ModelState.AddModelError("", Texts.Choose(why.Text));
            return Load(id, null, null) is { } refusal ? Refused(refusal) : Page();
        }

        return Finish(wipe ? Texts["插件已卸载，它的设置和数据已清除；渠道账号已停用并清空设置，会话记录还在。"] : Texts["插件已卸载，设置和数据留着，重新安装后接着用。"], "/settings/plugins");
    }

    private async Task<IActionResult> ChangeAsync(string id, Task<Result<PluginAnswer>> change, string done, string? undo)
    {
        var answer = await change;
        if (answer.IsRefused)
        {
            return Refused(answer.Refusal);
        }

        if (answer.Value.Why is { } why)
        {
            ModelState.AddModelError("", Texts.Choose(why.Text));
            return Load(id, null, null) is { } refusal ? Refused(refusal) : Page();
        }

        // Enabled, and then it failed to start: the page says so itself, loudly enough.
        return answer.Value.Plugin is { } plugin && PluginWords.IsBroken(plugin.State) ? LocalRedirect($"/settings/plugins/{id}") : Finish(done, $"/settings/plugins/{id}", undo);
    }

    private Refusal? Load(string id, System.Text.Json.Nodes.JsonObject? sent, IReadOnlyDictionary<string, string[]>? errors)
    {
        var found = plugins.Get(Actor, id);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        Plugin = found.Value;
        Lines = (plugins.ReadLog(Actor, id).Value ?? []).TakeLast(LinesShown).ToList();
        if (plugins.ReadSettings(Actor, id) is { IsRefused: false, Value: { } settings })
        {
            Settings = new SettingsFields(settings.Form, sent ?? settings.Values, settings.SecretsSet, errors ?? new Dictionary<string, string[]>(), MayEdit);
        }

        return null;
    }
}
