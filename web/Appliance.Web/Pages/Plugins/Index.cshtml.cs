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
public sealed class IndexModel(PageKit kit, PluginAdministration plugins, PluginUploads uploads) : ActorPage(kit)
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

    /// <summary>Takes the package and shows what it asks for; nothing of it runs yet.</summary>
    public async Task<IActionResult> OnPostUploadAsync(IFormFile? package, CancellationToken cancellationToken)
    {
        if (!MayEdit)
        {
            return Refused(Refusal.Forbidden(Permissions.PluginsEdit));
        }

        if (package is null)
        {
            ModelState.AddModelError("package", Texts["选择一个插件安装包（.zip）。"]);
            return OnGet();
        }

        await using var stream = package.OpenReadStream();
        var taken = await uploads.TakeAsync(Actor, stream, cancellationToken);
        if (taken.IsRefused)
        {
            return Refused(taken.Refusal);
        }

        if (taken.Value is { Token: { } token })
        {
            return LocalRedirect($"/settings/plugin-upload/{token}");
        }

        return Decline(Texts["没有安装：{0}", Texts.Choose(taken.Value.Preview.Refusal!.Text)], "/settings/plugins");
    }
}
