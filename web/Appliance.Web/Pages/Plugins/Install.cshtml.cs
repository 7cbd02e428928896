using Appliance.Core.Accounts;
using Appliance.Core.Plugins;
using Appliance.Plugins.Install;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Plugins;

/// <summary>What an uploaded package is and asks for, and the yes that installs it.</summary>
[RequirePermission(Permissions.PluginsEdit)]
public sealed class InstallModel(PageKit kit, PluginUploads uploads) : ActorPage(kit)
{
    public string Token { get; private set; } = "";

    public PluginPreview Preview { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken) =>
        await LoadAsync(token, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(string token, bool trusted, CancellationToken cancellationToken)
    {
        if (!trusted)
        {
            ModelState.AddModelError("trusted", Texts["勾选确认：你信任这个插件的作者。"]);
            return await LoadAsync(token, cancellationToken) ?? Page();
        }

        var done = await uploads.InstallAsync(Actor, token, cancellationToken);
        if (done.IsRefused)
        {
            return Refused(done.Refusal);
        }

        if (done.Value is not { Why: null, Plugin: { } plugin })
        {
            return Decline(Texts["没有安装：{0}", Texts.Choose(done.Value.Why!.Text)], "/settings/plugins");
        }

        // Installed, and then it failed to start: its page says so itself.
        return PluginWords.IsBroken(plugin.State)
            ? LocalRedirect($"/settings/plugins/{plugin.Id}")
            : Finish(Texts["插件“{0}”{1} 已装好。", Texts.Choose(plugin.Name), plugin.Version], $"/settings/plugins/{plugin.Id}");
    }

    private async Task<IActionResult?> LoadAsync(string token, CancellationToken cancellationToken)
    {
        var found = await uploads.FindAsync(Actor, token, cancellationToken);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        // Something newer was installed in between.
        if (found.Value.Preview.Refusal is { } why)
        {
            return Decline(Texts["没有安装：{0}", Texts.Choose(why.Text)], "/settings/plugins");
        }

        (Token, Preview) = (token, found.Value.Preview);
        return null;
    }
}
