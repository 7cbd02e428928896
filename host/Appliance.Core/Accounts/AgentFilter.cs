namespace Appliance.Core.Accounts;

/// <summary>Which agents a list has; null where it does not matter.</summary>
/// <param name="State">One of <see cref="AgentStates"/>; left out, all but the anonymised.</param>
/// <param name="DepartmentId">Members of this department itself.</param>
/// <param name="GroupId">Members of this group.</param>
/// <param name="Query">Part of login, display name or nickname.</param>
public sealed record AgentFilter(string? State = null, long? DepartmentId = null, long? GroupId = null, string? Query = null);
