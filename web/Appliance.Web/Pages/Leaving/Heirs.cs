using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Conversations;
using Appliance.Core.Paging;

namespace Appliance.Web.Pages.Leaving;

/// <summary>Who could take over from somebody: colleagues of the same groups and department; others are named by their login.</summary>
public sealed class Heirs(AgentService agents, AgentLoads loads)
{
    private const int Most = 40;

    /// <summary>Enabled colleagues, those who are there first; at most 40.</summary>
    public IReadOnlyList<Heir> Of(Actor actor, AgentView leaver)
    {
        var near = leaver.GroupIds.Select(group => new AgentFilter(AgentStates.Enabled, GroupId: group))
            .Append(new AgentFilter(AgentStates.Enabled, leaver.DepartmentId))
            .SelectMany(filter => agents.List(actor, filter, new PageRequest(PageRequest.MaxLimit)).Value?.Items ?? [])
            .DistinctBy(agent => agent.Id)
            .Where(agent => agent.Id != leaver.Id)
            .OrderBy(agent => agent.Presence == "offline").ThenBy(agent => agent.Id)
            .Take(Most)
            .ToList();
        var active = loads.Of(actor, [.. near.Select(agent => agent.Id)]);
        return [.. near.Select(agent => new Heir(agent.Id, agent.DisplayName, agent.Presence, agent.Reception, active.GetValueOrDefault(agent.Id), agent.Capacity))];
    }

    /// <summary>The agents with these logins, separated by commas or blanks; returns the first that is nobody's.</summary>
    public string? Named(Actor actor, string? logins, out IReadOnlyList<long> ids)
    {
        var found = new List<long>();
        ids = found;
        foreach (var login in (logins ?? "").Split([',', '，', ' ', '、', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var page = agents.List(actor, new AgentFilter(AgentStates.Enabled, Query: login), new PageRequest(PageRequest.MaxLimit));
            if (page.Value?.Items.FirstOrDefault(agent => string.Equals(agent.Login, login, StringComparison.OrdinalIgnoreCase)) is not { } agent)
            {
                return login;
            }

            found.Add(agent.Id);
        }

        return null;
    }
}
