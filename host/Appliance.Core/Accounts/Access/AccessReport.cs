namespace Appliance.Core.Accounts.Access;

/// <summary>What an agent may do and see, and through what.</summary>
/// <param name="AgentId">Whose.</param>
/// <param name="State">Of the account; only an enabled one may do anything.</param>
/// <param name="Roles">What they hold, the oldest first.</param>
/// <param name="Permissions">Each permission held → the ids of the roles that give it.</param>
/// <param name="Rules">What each role gives in each area; together they are what is seen.</param>
/// <param name="Mask">Of customers' contacts, what is shown in part only.</param>
/// <param name="GroupIds">The agent's groups, for "own groups".</param>
/// <param name="DepartmentIds">The agent's department and those below.</param>
public sealed record AccessReport(
    long AgentId,
    string State,
    IReadOnlyList<HeldRole> Roles,
    IReadOnlyDictionary<string, IReadOnlyList<long>> Permissions,
    IReadOnlyList<HeldRule> Rules,
    IReadOnlyList<string> Mask,
    IReadOnlyList<long> GroupIds,
    IReadOnlyList<long> DepartmentIds);
