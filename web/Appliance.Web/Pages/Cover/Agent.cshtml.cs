using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Cover;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Cover;

/// <summary>What one account has for a time alone, and when the account itself ends.</summary>
[RequirePermission(Permissions.AgentsView)]
public sealed class AgentModel(
    PageKit kit, AgentService agents, CoverService cover, AccountEnds ends, Choices choices, OrganizationCalendar calendar) : ActorPage(kit)
{
    private const int Shown = 100;

    [BindProperty]
    public CoverForm Form { get; set; } = new();

    [BindProperty]
    public string? EndsAt { get; set; }

    public AgentView Agent { get; private set; } = null!;

    public IReadOnlyList<CoverView> Given { get; private set; } = [];

    public DateTimeOffset? Ends { get; private set; }

    public IReadOnlyList<SelectListItem> What { get; private set; } = [];

    public bool MayGive => May(Permissions.AgentsCover) && Agent.State is AgentStates.Enabled or AgentStates.Invited;

    public bool IsSelf => Agent.Id == Actor.AgentId;

    public string Address => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/settings/agents/{Agent.Id}/cover");

    public IActionResult OnGet(long id)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        EndsAt = LocalMoment.Write(Ends, calendar);
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostGiveAsync(long id, CancellationToken cancellationToken)
    {
        var given = await cover.GiveAsync(Actor, Form.ToNew(id, calendar), cancellationToken);
        return given.IsRefused ? Stay(id, given.Refusal) : Finish(Texts["已给出，到时自动收回。"], Here(id));
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostTakeBackAsync(long id, long given, CancellationToken cancellationToken) =>
        await cover.TakeBackAsync(Actor, given, cancellationToken) is { } refused ? Stay(id, refused) : Finish(Texts["已收回。"], Here(id));

    [RequireStepUp]
    public async Task<IActionResult> OnPostEndAsync(long id, CancellationToken cancellationToken)
    {
        var at = LocalMoment.Read(EndsAt, calendar);
        if (at is null && !string.IsNullOrWhiteSpace(EndsAt))
        {
            return Stay(id, Refusal.Invalid("endsAt", "invalid"));
        }

        return await ends.SetAsync(Actor, id, at, cancellationToken) is { } refused
            ? Stay(id, refused)
            : Finish(at is null ? Texts["账号不再有期限。"] : Texts["期限已设好，到时自动停用。"], Here(id));
    }

    private static string Here(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/settings/agents/{id}/cover");

    private IActionResult Stay(long id, Refusal refused)
    {
        if (Find(id) is { } unreachable)
        {
            return Refused(unreachable);
        }

        if (refused.Kind == RefusalKind.NotFound)
        {
            return Refused(refused);
        }

        ModelState.Clear();

        // The form's names are its own: what and which stand in one field.
        Explain(refused.Errors is { } errors
            ? refused with { Errors = errors.ToDictionary(error => error.Key is "kind" or "objectId" ? "what" : error.Key, error => error.Value) }
            : refused, refused.Errors?.ContainsKey("endsAt") == true ? "" : "Form");
        return Page();
    }

    private Refusal? Find(long id)
    {
        var agent = agents.Get(Actor, id);
        var given = cover.List(Actor, new CoverFilter(id, null), new PageRequest(Shown));
        if (agent.IsRefused || given.IsRefused)
        {
            return agent.Refusal ?? given.Refusal;
        }

        (Agent, Given, Ends) = (agent.Value, given.Value.Items, ends.Of(Actor, id));
        What =
        [
            new(Texts["选择…"], ""),
            .. Of(CoverKinds.Role, choices.Roles(Actor), Agent.RoleIds),
            .. Of(CoverKinds.Group, choices.Groups(Actor), Agent.GroupIds),
            .. Of(CoverKinds.Channel, choices.Accounts(Actor), []),
        ];
        return null;
    }

    private IEnumerable<SelectListItem> Of(string kind, IReadOnlyList<SelectListItem> items, IReadOnlyList<long> has)
    {
        var group = new SelectListGroup { Name = CoverWords.Kind(kind, Texts) };
        var own = has.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        return items.Where(item => !own.Contains(item.Value)).Select(item => new SelectListItem($"{group.Name} · {item.Text}", $"{kind} {item.Value}"));
    }
}
