using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Limits;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Sessions;

/// <summary>Who is signed in from where, and the devices; of all, or of one agent with what an admin does about them.</summary>
[RequirePermission(Permissions.SessionsView)]
public sealed class IndexModel(PageKit kit, AgentSessions sessions, DeviceService devices, SecondFactorService factors) : ActorPage(kit)
{
    private readonly PageKit _kit = kit;

    /// <summary>One agent; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "agent")]
    public long? Agent { get; set; }

    /// <summary>The end of the last page of sessions.</summary>
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    /// <summary>The end of the last page of devices.</summary>
    [BindProperty(SupportsGet = true, Name = "devices")]
    public string? DeviceCursor { get; set; }

    public Page<AgentSessionView> Sessions { get; private set; } = new([], null);

    public Page<DeviceView> Devices { get; private set; } = new([], null);

    public string AgentName(long id) => _kit.Agents.Find(id)?.DisplayName ?? $"#{id}";

    public IActionResult OnGet()
    {
        var found = sessions.List(Actor, Agent, Part(Cursor));
        var seen = devices.List(Actor, new DeviceFilter(Agent, Waiting: Agent is null), Part(DeviceCursor));
        if (found.IsRefused || seen.IsRefused)
            return Refused(found.Refusal ?? seen.Refusal!);
        Sessions = found.Value;
        Devices = seen.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(long session, CancellationToken cancellationToken) =>
        Back(await sessions.EndAsync(Actor, session, cancellationToken), Texts["那次登录已结束。"]);

    [RequireStepUp]
    public async Task<IActionResult> OnPostEndAllAsync(bool newPassword, CancellationToken cancellationToken)
    {
        if (Agent is not { } agent)
            return Refused(Refusal.NotFound);
        var refusal = await sessions.EndAllAsync(Actor, agent, newPassword, cancellationToken);
        return Back(refusal, newPassword ? Texts["全部登录已结束，下次登录要设新密码。"] : Texts["全部登录已结束。"]);
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostResetFactorsAsync(CancellationToken cancellationToken)
    {
        if (Agent is not { } agent)
            return Refused(Refusal.NotFound);
        var refusal = await factors.ResetAsync(Actor, agent, cancellationToken);
        return refusal?.Code == "not_found" ? Back(null, Texts["这个账号没有设置二次验证。"]) : Back(refusal, Texts["二次验证已重置，并通知了本人。"]);
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostApproveAsync(long device, CancellationToken cancellationToken) =>
        Back(await devices.ApproveAsync(Actor, device, cancellationToken), Texts["设备已批准。"]);

    public async Task<IActionResult> OnPostRemoveAsync(long device, CancellationToken cancellationToken) =>
        Back(await devices.RemoveAsync(Actor, device, cancellationToken), Texts["设备已移除，它的登录已结束。"]);

    private IActionResult Back(Refusal? refusal, string done)
    {
        if (refusal is null)
            return Finish(done, Agent is { } agent ? string.Create(CultureInfo.InvariantCulture, $"/settings/sessions?agent={agent}") : "/settings/sessions");
        if (refusal.Code != "exceeds_own")
            return Refused(refusal);
        Explain(refusal);
        return OnGet();
    }

    private static PageRequest Part(string? cursor) => new(Cursor: string.IsNullOrEmpty(cursor) ? null : cursor);
}
