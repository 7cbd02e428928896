using System.Text.Json;
using System.Text.Json.Nodes;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Core.Paging;
using Appliance.Plugins;
using Appliance.Plugins.Parts;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;
using Appliance.Web.Http;
using Appliance.Web.Pages.PluginSettings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Channels;

/// <summary>One channel account: the form that its plugin declares, the address for the platform, and a live check.</summary>
[RequirePermission(Permissions.ChannelsView)]
public sealed class EditModel(PageKit kit, ChannelAccounts accounts, CheckChannelAccount check, InboundRejects rejects, PluginRegistry plugins, PublicAddress address, Choices choices) : ActorPage(kit)
{
    private const int RejectsShown = 20;
    private readonly PageKit _kit = kit;

    [BindProperty]
    public ChannelForm Form { get; set; } = new();

    /// <summary>For a new account: of which channel.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Channel { get; set; }

    /// <summary>Where the list of rejects goes on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? RejectsCursor { get; set; }

    /// <summary>What reached no agent; null for a new account.</summary>
    public Page<InboundRejectView>? Rejects { get; private set; }

    public ChannelAccountView? Account { get; private set; }

    /// <summary>Null while the plugin does not run: the settings cannot be shown then.</summary>
    public ChannelDescription? Description { get; private set; }

    public SettingsFields? Settings { get; private set; }

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public HealthReport? Checked { get; private set; }

    public bool MayEdit => May(Permissions.ChannelsEdit);

    /// <summary>Where the platform calls; without a public address that of the page, which the admin at least reaches.</summary>
    public string? WebhookAddress => Account?.WebhookPath is not { } path
        ? null
        : address.Of(path)?.AbsoluteUri ?? $"{Request.Scheme}://{Request.Host}{Request.PathBase}{path}";

    public IActionResult OnGet(long? id)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (Account is not null)
        {
            Form = new ChannelForm { Name = Account.Name, Enabled = Account.Enabled, GroupId = Account.GroupId };
        }

        Show(null, null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long? id, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        var form = Handle?.SettingsForm;
        var values = form is null ? null : SettingsReader.Read(Request.Form, form);
        var input = new ChannelAccountInput(Channel, Form.Name, Form.Enabled, Form.GroupId, values is null ? null : JsonSerializer.SerializeToElement(values));
        var saved = Account is null
            ? await accounts.CreateAsync(Actor, input, cancellationToken)
            : await accounts.UpdateAsync(Actor, Account.Id, input, cancellationToken);
        if (!saved.IsRefused)
        {
            return Finish(Account is null ? Texts["账号已建好。测试一下连接。"] : Texts["已保存，连接已按新设置重新打开。"], $"/settings/channels/{saved.Value.Id}");
        }

        var faults = form is null ? [] : SettingsErrors.InWords(SettingsOf(saved.Refusal), form, values!, _kit.Problems);
        Show(values, faults);
        if (faults.Count == 0)
        {
            return Refused(saved.Refusal);
        }

        SettingsErrors.Show(ModelState, faults, form!);
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(long id, CancellationToken cancellationToken)
    {
        var report = await check.CheckAsync(Actor, id, cancellationToken);
        if (report.IsRefused)
        {
            return Refused(report.Refusal);
        }

        ModelState.Clear();
        Checked = report.Value;
        return OnGet(id);
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostRenewAsync(long id, CancellationToken cancellationToken)
    {
        var renewed = await accounts.RenewWebhookKeyAsync(Actor, id, cancellationToken);
        return renewed.IsRefused ? Refused(renewed.Refusal) : Finish(Texts["回调地址已换新，旧地址立即失效。到平台上改成新地址。"], $"/settings/channels/{id}");
    }

    public async Task<IActionResult> OnPostSeenAsync(long id, long reject, CancellationToken cancellationToken) =>
        Seen(id, await rejects.ResolveAsync(Actor, id, reject, cancellationToken));

    public async Task<IActionResult> OnPostAllSeenAsync(long id, long newest, CancellationToken cancellationToken) =>
        Seen(id, await rejects.ResolveUpToAsync(Actor, id, newest, cancellationToken));

    [RequireStepUp]
    public async Task<IActionResult> OnPostDeleteAsync(long id, string? typedName, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (typedName?.Trim() != Account!.Name)
        {
            ModelState.Clear();
            ModelState.AddModelError("", Texts["输入的名称与账号名称不一致，没有删除。"]);
            return OnGet(id);
        }

        var deleted = await accounts.DeleteAsync(Actor, id, cancellationToken);
        return deleted.IsRefused ? Refused(deleted.Refusal) : Finish(Texts["渠道账号“{0}”已删除。", Account.Name], "/settings/channels");
    }

    private ChannelHandle? Handle => Account is not null ? plugins.Channel(Account.Channel, Account.PluginId) : Channel is null ? null : plugins.Channel(Channel);

    // Somebody else may have been faster: it is seen all the same.
    private IActionResult Seen(long id, Result<int> marked) => marked.IsRefused && marked.Refusal.Kind != RefusalKind.NotFound
        ? Refused(marked.Refusal)
        : Finish(Texts["已标为已看。"], $"/settings/channels/{id}#rejects");

    private Refusal? Find(long? id)
    {
        Groups = [new(Texts["不指定"], ""), .. choices.Groups(Actor)];
        if (id is { } known)
        {
            var found = accounts.Get(Actor, known);
            if (found.IsRefused)
            {
                return found.Refusal;
            }

            Account = found.Value;
            Channel = Account.Channel;
            Rejects = rejects.List(Actor, known, new PageRequest(RejectsShown, string.IsNullOrEmpty(RejectsCursor) ? null : RejectsCursor)).Value ?? new Page<InboundRejectView>([], null);
        }
        else if (!MayEdit)
        {
            return Refusal.Forbidden(Permissions.ChannelsEdit);
        }

        Description = Handle?.Description;
        return Account is null && Description is null ? Refusal.NotFound : null;
    }

    private void Show(JsonObject? sent, Dictionary<string, string[]>? errors)
    {
        if (Handle?.SettingsForm is not { } form)
        {
            return;
        }

        var values = sent ?? (Account is null ? [] : JsonObject.Create(Account.Settings) ?? []);

        Settings = new SettingsFields(form, values, Account?.SecretsSet ?? [], errors ?? [], MayEdit);
    }

    private static Dictionary<string, string[]> SettingsOf(Refusal refusal) =>
        (refusal.Errors ?? new Dictionary<string, string[]>())
            .Where(error => error.Key.StartsWith("settings.", StringComparison.Ordinal))
            .ToDictionary(error => error.Key["settings.".Length..], error => error.Value);
}
