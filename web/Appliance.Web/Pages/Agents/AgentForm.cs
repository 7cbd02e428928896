using Appliance.Core;
using Appliance.Core.Accounts;

namespace Appliance.Web.Pages.Agents;

/// <summary>An account as its form shows it.</summary>
public sealed class AgentForm
{
    public string? Login { get; set; }

    public string? DisplayName { get; set; }

    public string? Nickname { get; set; }

    public string? Title { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? JobNumber { get; set; }

    public long? DepartmentId { get; set; }

    public int? Capacity { get; set; } = 10;

    public List<long> GroupIds { get; set; } = [];

    public List<long> RoleIds { get; set; } = [];

    public static AgentForm Of(AgentView agent) => new()
    {
        Login = agent.Login,
        DisplayName = agent.DisplayName,
        Nickname = agent.Nickname,
        Title = agent.Title,
        Email = agent.Email,
        Phone = agent.Phone,
        JobNumber = agent.JobNumber,
        DepartmentId = agent.DepartmentId,
        Capacity = agent.Capacity,
        GroupIds = [.. agent.GroupIds],
        RoleIds = [.. agent.RoleIds],
    };

    public NewAgent ToNew() => new(Login ?? "", DisplayName, Title, Nickname, Email, Phone, DepartmentId, JobNumber, GroupIds, RoleIds.Count == 0 ? null : RoleIds, Capacity);

    /// <summary>Everything that the form shows; groups and roles that its author cannot see stay.</summary>
    public AgentChange ToChange(AgentView before, IReadOnlySet<long> visibleGroups, IReadOnlySet<long> visibleRoles) => new()
    {
        Login = Login ?? "",
        DisplayName = DisplayName ?? "",
        Title = Title,
        Nickname = Nickname,
        Email = Email,
        Phone = Phone,
        DepartmentId = DepartmentId,
        JobNumber = JobNumber,
        GroupIds = new Optional<IReadOnlyList<long>>([.. GroupIds, .. before.GroupIds.Where(id => !visibleGroups.Contains(id))]),
        RoleIds = new Optional<IReadOnlyList<long>>([.. RoleIds, .. before.RoleIds.Where(id => !visibleRoles.Contains(id))]),
        Capacity = Capacity ?? 10,
    };
}
