using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Plugins;
using Appliance.Plugins;
using Appliance.Plugins.Loading;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Plugins;

/// <summary>All plugins with their states, and the way to install one.</summary>
[RequirePermission(Permissions.PluginsView)]
[RequestSizeLimit(MaxPackage)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxPackage)]
public sealed class IndexModel(PageKit kit, PluginAdministration plugins) : ActorPage(kit)
{
    // The package itself may have 100 MB; the rest is the form around it.
    private const long MaxPackage = 101L * 1024 * 1024;

    // Beyond this a restart is worth while: what stays of old versions is never used again.
    private const int ManyRetired = 10;

    public IReadOnlyList<PluginStatus> Plugins { get; private set; } = [];

    public IReadOnlyList<RetiredContext> Retired { get; private set; } = [];

    public bool SafeMode => plugins.SafeMode;

    public bool SafeModeSet => plugins.SafeModeSet;

    public bool AdviseRestart => Retired.Count > ManyRetired;

    public bool MayEdit => May(Permissions.PluginsEdit);

    public IActionResult OnGet()
    {
        var found = plugins.List(Actor);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Plugins = found.Value;
        Retired = plugins.RetiredContexts(Actor).Value ?? [];
        return Page();
    }

    public async Task<IActionResult> OnPostInstallAsync(IFormFile? package, bool trusted, CancellationToken cancellationToken)
    {
        if (!MayEdit)
        {
            return Refused(Refusal.Forbidden(Permissions.PluginsEdit));
        }

        if (package is null || !trusted)
        {
            ModelState.AddModelError(package is null ? "package" : "trusted", package is null ? Texts["选择一个插件安装包（.zip）。"] : Texts["勾选确认：你信任这个插件的作者。"]);
            return OnGet();
        }

        await using var stream = package.OpenReadStream();
        var done = await plugins.InstallAsync(Actor, stream, cancellationToken);
        if (done.IsRefused)
        {
            return Refused(done.Refusal);
        }

        if (done.Value is { Why: null, Plugin: { } plugin })
        {
            // Installed, and then it failed to start: its page says so itself.
            return PluginWords.IsBroken(plugin.State)
                ? LocalRedirect($"/settings/plugins/{plugin.Id}")
                : Finish(Texts["插件“{0}”{1} 已装好。", Texts.Choose(plugin.Name), plugin.Version], $"/settings/plugins/{plugin.Id}");
        }

        ModelState.AddModelError("package", Texts.Choose(done.Value.Why!.Text));
        return OnGet();
    }
}
