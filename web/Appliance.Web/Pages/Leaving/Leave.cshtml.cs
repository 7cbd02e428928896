using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Leaving;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Leaving;

/// <summary>Somebody leaves: hand over, take the rights, disable, and only then delete, each step when the one before is done.</summary>
[RequirePermission(Permissions.AgentsLeave)]
public sealed class LeaveModel(PageKit kit, AgentService agents, LeavingService leaving, Heirs heirs) : ActorPage(kit)
{
    public AgentView Agent { get; private set; } = null!;

    public DepartureView Departure { get; private set; } = null!;

    /// <summary>Who could take over, those who work beside the agent first.</summary>
    public IReadOnlyList<Heir> Heirs { get; private set; } = [];

    public bool Moves => Departure.HandOvers.Any(handOver => handOver.Last is { Runs: true });

    public int Left => Departure.HandOvers.Sum(handOver => handOver.Count);

    public bool MayDelete => May(Permissions.AgentsEdit);

    /// <summary>1 hand over · 2 take rights · 3 disable · 4 delete; 0 before it begins.</summary>
    public int Step => Departure.State switch
    {
        DepartureStates.HandingOver => Moves || Left > 0 ? 1 : 2,
        DepartureStates.RightsTaken => 3,
        DepartureStates.Disabled => 4,
        _ => 0,
    };

    public string Address => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/settings/agents/{Agent.Id}/leave");

    public IActionResult OnGet(long id) => Find(id) is { } refusal ? Refused(refusal) : Page();

    /// <summary>The counts alone, while something is being moved.</summary>
    public IActionResult OnGetMoves(long id) => Find(id) is { } refusal ? Refused(refusal) : Partial("_Moves", this);

    [RequireStepUp]
    public async Task<IActionResult> OnPostStartAsync(long id, CancellationToken cancellationToken) =>
        After(id, await leaving.StartAsync(Actor, id, cancellationToken), Texts["已开始。从现在起不再给 TA 分配新会话。"]);

    [RequireStepUp]
    public async Task<IActionResult> OnPostHandOverAsync(long id, string kind, List<long> agentIds, string? login, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (heirs.Named(Actor, login, out var named) is { } unknown)
        {
            ModelState.Clear();
            ModelState.AddModelError("", Texts["没有找到登录名“{0}”。", unknown]);
            return Page();
        }

        return After(id, await leaving.HandOverAsync(Actor, id, kind, [.. agentIds.Union(named)], cancellationToken), Texts["已开始移交。可以离开这页，进度会保留。"]);
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostNobodyAsync(long id, string kind, CancellationToken cancellationToken) =>
        After(id, await leaving.HandOverAsync(Actor, id, kind, [], cancellationToken), Texts["已开始移交。可以离开这页，进度会保留。"]);

    public async Task<IActionResult> OnPostStopAsync(long id, string kind, CancellationToken cancellationToken) =>
        After(id, await leaving.StopAsync(Actor, id, kind, cancellationToken), Texts["已停止。已经移交的不会退回。"]);

    [RequireStepUp]
    public async Task<IActionResult> OnPostRightsAsync(long id, CancellationToken cancellationToken) =>
        After(id, await leaving.TakeRightsAsync(Actor, id, cancellationToken), Texts["权限已收回，TA 的登录和连接都已结束。"]);

    [RequireStepUp]
    public async Task<IActionResult> OnPostDisableAsync(long id, CancellationToken cancellationToken) =>
        After(id, await leaving.DisableAsync(Actor, id, cancellationToken), Texts["账号已停用，记录都在。"]);

    [RequireStepUp]
    public async Task<IActionResult> OnPostRestoreAsync(long id, CancellationToken cancellationToken) =>
        After(id, await leaving.RestoreAsync(Actor, id, cancellationToken), Texts["账号已恢复，角色和接待组也还给了 TA。"]);

    public async Task<IActionResult> OnPostCancelAsync(long id, CancellationToken cancellationToken) =>
        After(id, await leaving.CancelAsync(Actor, id, cancellationToken), Texts["已取消离职。已经移交的不会退回。"]);

    [RequireStepUp]
    public async Task<IActionResult> OnPostDeleteAsync(long id, string? typedName, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (typedName?.Trim() != Agent.Login)
        {
            ModelState.Clear();
            ModelState.AddModelError("", Texts["输入的登录名不一致，没有删除。"]);
            return Page();
        }

        return await leaving.EraseAsync(Actor, id, cancellationToken) is { } refused
            ? Stay(refused)
            : Finish(Texts["账号“{0}”已删除，个人信息已清除。", Agent.Login], "/settings/agents");
    }

    private IActionResult After(long id, Result<DepartureView> step, string done)
    {
        if (!step.IsRefused)
        {
            return Finish(done, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/settings/agents/{id}/leave"));
        }

        return Find(id) is { } refusal ? Refused(refusal) : Stay(step.Refusal);
    }

    // What was refused is about the step, not about the page.
    private IActionResult Stay(Refusal refusal)
    {
        if (refusal.Kind == RefusalKind.NotFound)
        {
            return Refused(refusal);
        }

        ModelState.Clear();
        Explain(refusal);
        return Page();
    }

    private Refusal? Find(long id)
    {
        var departure = leaving.Get(Actor, id);
        var agent = agents.Get(Actor, id);
        if (departure.IsRefused || agent.IsRefused)
        {
            return departure.Refusal ?? agent.Refusal;
        }

        (Agent, Departure) = (agent.Value, departure.Value);
        Heirs = Departure.State == DepartureStates.HandingOver ? heirs.Of(Actor, Agent) : [];
        return null;
    }
}
