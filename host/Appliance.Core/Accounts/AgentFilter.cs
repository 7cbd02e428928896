namespace Appliance.Core.Accounts;

/// <summary>Which agents a list has, and in what order; null where it does not matter.</summary>
/// <param name="State">One of <see cref="AgentStates"/>; left out, all but the anonymised.</param>
/// <param name="DepartmentId">Members of this department itself.</param>
/// <param name="GroupId">Members of this group.</param>
/// <param name="Query">Part of login, display name, nickname or job number.</param>
/// <param name="RoleId">Holders of this role.</param>
/// <param name="TemplateId">Made from this template.</param>
/// <param name="Sort">login, displayName, department, capacity, state or createdAt; by id where left out.</param>
/// <param name="Descending">The other way round.</param>
public sealed record AgentFilter(
    string? State = null, long? DepartmentId = null, long? GroupId = null, string? Query = null, long? RoleId = null, long? TemplateId = null,
    string? Sort = null, bool Descending = false);
