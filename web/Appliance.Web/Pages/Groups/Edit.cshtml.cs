using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Groups;

/// <summary>One group: who is in it, and how its queue is given out.</summary>
[RequirePermission(Permissions.GroupsView)]
public sealed class EditModel(PageKit kit, GroupService groups, AgentService agents, Choices choices) : ActorPage(kit)
{
    [BindProperty]
    public GroupForm Form { get; set; } = new();

    public GroupView? Group { get; private set; }

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Agents { get; private set; } = [];

    public bool MayEdit => May(Permissions.GroupsEdit);

    public bool MayRoute => MayEdit && May(Permissions.RoutingEdit);

    public bool MayEditMembers => MayEdit && May(Permissions.AgentsEdit);

    public IActionResult OnGet(long? id)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (Group is not null)
        {
            Form = GroupForm.Of(Group);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long? id, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var saved = Group is null
            ? await groups.CreateAsync(Actor, Form.ToInput(May(Permissions.RoutingEdit)), cancellationToken)
            : await groups.UpdateAsync(Actor, Group.Id, Form.ToInput(May(Permissions.RoutingEdit)), cancellationToken);
        if (saved.IsRefused)
        {
            return Refused(saved.Refusal);
        }

        if (MayEditMembers)
        {
            await ChangeMembersAsync(saved.Value, cancellationToken);
        }

        if (ModelState.IsValid)
        {
            return Finish(Group is null ? Texts["接待组已建好。"] : Texts["已保存。"], $"/settings/groups/{saved.Value.Id}");
        }

        // The group itself is saved; which members were refused stands on top.
        Find(saved.Value.Id);
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (await groups.DeleteAsync(Actor, id, cancellationToken) is not { } refused)
        {
            return Finish(Texts["接待组“{0}”已删除。", Group!.Name], "/settings/groups");
        }

        ModelState.Clear();
        Form = GroupForm.Of(Group!);
        return Refused(refused);
    }

    /// <summary>Membership is a property of agents: each one that joins or leaves is changed by itself.</summary>
    private async Task ChangeMembersAsync(GroupView group, CancellationToken cancellationToken)
    {
        var joined = Form.AgentIds.Except(group.AgentIds).ToList();
        foreach (var agentId in joined.Concat(group.AgentIds.Except(Form.AgentIds)))
        {
            var agent = agents.Get(Actor, agentId);
            if (agent.IsRefused)
            {
                continue;
            }

            IReadOnlyList<long> of = joined.Contains(agentId) ? [.. agent.Value.GroupIds, group.Id] : [.. agent.Value.GroupIds.Where(other => other != group.Id)];
            var changed = await agents.UpdateAsync(Actor, agentId, new AgentChange { GroupIds = new Optional<IReadOnlyList<long>>(of) }, cancellationToken);
            if (changed.IsRefused)
            {
                Explain(changed.Refusal);
            }
        }
    }

    private Refusal? Find(long? id)
    {
        Agents = choices.Agents(Actor);
        Others = [new(Texts["不溢出"], ""), .. choices.Groups(Actor).Where(item => item.Value != id?.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        if (id is null)
        {
            return MayEdit ? null : Refusal.Forbidden(Permissions.GroupsEdit);
        }

        var found = groups.Get(Actor, id.Value);
        Group = found.Value;
        return found.Refusal;
    }
}
