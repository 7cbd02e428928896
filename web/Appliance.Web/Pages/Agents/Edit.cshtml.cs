using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Joining;
using Appliance.Core.Files;
using Appliance.Core.Notices;
using Appliance.Core.Accounts.WayBack;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Agents;

/// <summary>One account: made, changed, given a start code, disabled.</summary>
[RequirePermission(Permissions.AgentsView)]
public sealed class EditModel(
    PageKit kit, AgentService agents, TemplateService templates, InvitationService invitations, RegistrationService registrations, FileUploads uploads,
    OrganisationRulesService rules, AccountLocks locks, Choices choices) : ActorPage(kit)
{
    [BindProperty]
    public AgentForm Form { get; set; } = new();

    /// <summary>A start code on its way to the next page, with the account it is for; the cookie that carries it is encrypted.</summary>
    [TempData]
    public string? StartCode { get; set; }

    public AgentView? Agent { get; private set; }

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Departments { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Templates { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Limits => AgentWords.Limits(Texts);

    public IReadOnlyList<SelectListItem> Kinds => [.. NoticeKinds.All.Select(kind => new SelectListItem(AgentWords.NoticeKind(kind, Texts), kind))];

    public OrganisationRules Rules { get; private set; } = new();

    /// <summary>What was just made is an invitation's link and no start code.</summary>
    public bool IsLink => Secret?.Contains("/join/", StringComparison.Ordinal) == true;
    /// <summary>Until when the account is locked for somebody; null for nobody.</summary>
    public DateTimeOffset? LockedUntil => Agent is { } agent && MayEdit ? locks.Get(Actor, agent.Id).Value?.Until : null;

    public bool MayEdit => May(Permissions.AgentsEdit);

    public bool IsSelf => Agent?.Id == Actor.AgentId;

    public IActionResult OnGet(long? id, long? template = null)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (Agent is not null)
        {
            Form = AgentForm.Of(Agent);
            TakeCode(Agent.Id);
        }
        else if (template is { } templateId && templates.Get(Actor, templateId) is { IsRefused: false } chosen)
        {
            Form = AgentForm.Of(chosen.Value);
        }

        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(long? id, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (Form.HasBrokenSkills())
        {
            ModelState.AddModelError("Form.Skills", Texts["写成“退款:5; 英语:8”，等级 1–10。"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Agent is not null)
        {
            var changed = await agents.UpdateAsync(Actor, Agent.Id, Form.ToChange(Agent, Ids(Groups), Ids(Roles), Ids(Accounts)), cancellationToken);
            return changed.IsRefused ? Kept(changed.Refusal) : Finish(Texts["已保存。"], $"/settings/agents/{Agent.Id}");
        }

        var created = await agents.CreateAsync(Actor, Form.ToNew(), cancellationToken);
        return created.IsRefused ? Kept(created.Refusal) : ShowCode(created.Value.Id, created.Value.StartCode);
    }

    public async Task<IActionResult> OnPostUnlockAsync(long id, CancellationToken cancellationToken) =>
        await locks.UnlockAsync(Actor, id, cancellationToken) is { } refusal ? Refused(refusal) : Finish(Texts["已解锁。"], $"/settings/agents/{id}");

    [RequireStepUp]
    public async Task<IActionResult> OnPostCodeAsync(long id, CancellationToken cancellationToken)
    {
        var code = await agents.IssueStartCodeAsync(Actor, id, cancellationToken);
        return code.IsRefused ? Stay(id, code.Refusal) : ShowCode(id, code.Value);
    }

    /// <summary>A link that opens once, in place of a start code.</summary>
    [RequireStepUp]
    public async Task<IActionResult> OnPostInviteAsync(long id, CancellationToken cancellationToken)
    {
        var made = await invitations.CreateAsync(Actor, id, cancellationToken);
        if (made.IsRefused)
        {
            return Stay(id, made.Refusal);
        }

        Done = made.Value.Mailed ? Texts["邀请已发到 TA 的邮箱。"] : null;
        return ShowCode(id, $"{Request.Scheme}://{Request.Host}/join/{made.Value.Token}");
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostApproveAsync(long id, long? templateId, CancellationToken cancellationToken) =>
        await registrations.ApproveAsync(Actor, id, templateId, cancellationToken) is { } refusal ? Stay(id, refusal) : Finish(Texts["已通过，TA 可以登录了。"], $"/settings/agents/{id}");

    [RequireStepUp]
    public async Task<IActionResult> OnPostRejectAsync(long id, CancellationToken cancellationToken) =>
        await registrations.RejectAsync(Actor, id, cancellationToken) is { } refusal ? Stay(id, refusal) : Finish(Texts["已拒绝，TA 填写的信息已清除。"], "/settings/agents?state=pending");

    /// <summary>The picture that colleagues and customers see; its type is told by its content.</summary>
    public async Task<IActionResult> OnPostPictureAsync(long id, IFormFile? picture, bool remove, CancellationToken cancellationToken)
    {
        long? fileId = null;
        if (!remove)
        {
            if (picture is null)
            {
                return LocalRedirect($"/settings/agents/{id}");
            }

            await using var stream = picture.OpenReadStream();
            var stored = await uploads.UploadAsync(Actor, picture.FileName, stream, cancellationToken);
            if (stored.IsRefused)
            {
                return Stay(id, stored.Refusal);
            }

            fileId = stored.Value.Id;
        }

        var changed = await agents.UpdateAsync(Actor, id, new AgentChange { AvatarFileId = fileId }, cancellationToken);
        return changed.IsRefused ? Stay(id, changed.Refusal) : Finish(remove ? Texts["头像已去掉。"] : Texts["头像已更换。"], $"/settings/agents/{id}");
    }

    public async Task<IActionResult> OnPostStateAsync(long id, string to, CancellationToken cancellationToken)
    {
        var changed = await agents.UpdateAsync(Actor, id, new AgentChange { State = to }, cancellationToken);
        if (changed.IsRefused)
        {
            return Stay(id, changed.Refusal);
        }

        var back = to == AgentStates.Disabled ? AgentStates.Enabled : AgentStates.Disabled;
        return Finish(to == AgentStates.Disabled ? Texts["账号已停用。"] : Texts["账号已启用。"], $"/settings/agents/{id}", $"/settings/agents/{id}?handler=State&to={back}");
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostDeleteAsync(long id, string? typedName, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (typedName?.Trim() != Agent!.Login)
        {
            ModelState.Clear();
            Form = AgentForm.Of(Agent);
            ModelState.AddModelError("", Texts["输入的登录名不一致，没有删除。"]);
            return Page();
        }

        return await agents.DeleteAsync(Actor, id, cancellationToken) is { } refused ? Stay(id, refused) : Finish(Texts["账号“{0}”已删除，个人信息已清除。", Agent.Login], "/settings/agents");
    }

    // A redirect, so that reloading neither makes a second account nor takes the password away once more.
    private LocalRedirectResult ShowCode(long id, string? code)
    {
        StartCode = Carried(id) + code;
        return LocalRedirect($"/settings/agents/{id}");
    }

    private void TakeCode(long id)
    {
        if (StartCode?.StartsWith(Carried(id), StringComparison.Ordinal) == true)
        {
            Secret = StartCode[Carried(id).Length..];
        }
        else
        {
            // Another account's page was opened in between.
            TempData.Keep(nameof(StartCode));
        }
    }

    private static string Carried(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id} ");

    /// <summary>The page of the account as it is, with what was refused.</summary>
    private IActionResult Stay(long id, Refusal refusal)
    {
        if (refusal.Kind == RefusalKind.NotFound)
        {
            return Refused(refusal);
        }

        ModelState.Clear();
        var page = OnGet(id);
        Explain(refusal);
        return page;
    }

    // "You cannot give more than you have" is about what was entered, not about the page.
    private IActionResult Kept(Refusal refusal)
    {
        if (refusal.Code != "exceeds_own")
        {
            return Refused(refusal);
        }

        Explain(refusal);
        return Page();
    }

    private Refusal? Find(long? id)
    {
        Groups = choices.Groups(Actor);
        Roles = choices.Roles(Actor);
        Accounts = choices.Accounts(Actor);
        Templates = [new(Texts["不用模板"], ""), .. choices.Templates(Actor)];
        Rules = rules.Get(Actor).Value ?? new OrganisationRules();
        Departments = [new(Texts["不属于任何部门"], ""), .. choices.DepartmentTree(Actor)];
        if (id is null)
        {
            return MayEdit ? null : Refusal.Forbidden(Permissions.AgentsEdit);
        }

        var found = agents.Get(Actor, id.Value);
        Agent = found.Value;
        return found.Refusal;
    }

    private static HashSet<long> Ids(IReadOnlyList<SelectListItem> items) =>
        items.Select(item => long.Parse(item.Value, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
}
