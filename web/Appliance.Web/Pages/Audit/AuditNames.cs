using Appliance.Core;
using Appliance.Core.Accounts;

namespace Appliance.Web.Pages.Audit;

/// <summary>What the numbers in entries are called today.</summary>
public sealed class AuditNames(Choices choices, AgentDirectory agents)
{
    // Names of groups, roles and departments are no secret to whoever may read the log; read once a request.
    private readonly Lazy<IReadOnlyDictionary<long, string>> _groups = new(() => choices.GroupNames(Actor.System));
    private readonly Lazy<IReadOnlyDictionary<long, string>> _roles = new(() => choices.RoleNames(Actor.System));
    private readonly Lazy<IReadOnlyDictionary<long, string>> _accounts = new(() => choices.AccountNames(Actor.System));
    private readonly Lazy<IReadOnlyDictionary<long, string>> _departments =
        new(() => choices.Departments(Actor.System).ToDictionary(department => department.Id, department => department.Name));

    /// <summary>The name of a thing; null where it has none, or is gone.</summary>
    public string? Find(string kind, long id) => kind switch
    {
        "agent" => agents.Find(id)?.DisplayName,
        "group" => _groups.Value.GetValueOrDefault(id),
        "role" => _roles.Value.GetValueOrDefault(id),
        "department" => _departments.Value.GetValueOrDefault(id),
        "channel" or "channelAccount" => _accounts.Value.GetValueOrDefault(id),
        _ => null,
    };

    /// <summary>The name behind the number of a field; null where the number is a number.</summary>
    public string? Of(string field, long id) => field switch
    {
        "agentId" or "agentIds" or "ownerId" or "toAgentId" => Find("agent", id),
        "groupId" or "groupIds" => Find("group", id),
        "roleId" or "roleIds" => Find("role", id),
        "departmentId" or "departmentIds" or "parentId" => Find("department", id),
        "channelAccountId" or "channelAccountIds" => Find("channel", id),
        _ => null,
    };
}
