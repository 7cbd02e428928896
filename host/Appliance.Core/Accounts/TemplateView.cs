namespace Appliance.Core.Accounts;

/// <summary>What new accounts of one kind begin with.</summary>
/// <param name="Id">The template.</param>
/// <param name="Name">Unique.</param>
/// <param name="DepartmentId">Null for none.</param>
/// <param name="RoleIds">Roles: what the account may do and see.</param>
/// <param name="GroupIds">Groups to receive in.</param>
/// <param name="ChannelAccountIds">Channel accounts to serve; empty for all.</param>
/// <param name="Capacity">Conversations at a time.</param>
/// <param name="ScopeLimit">own, groups or department: how far the roles' data scopes reach at most; null for what they give.</param>
/// <param name="Accounts">How many accounts were made from it and are still there.</param>
public sealed record TemplateView(
    long Id, string Name, long? DepartmentId, IReadOnlyList<long> RoleIds, IReadOnlyList<long> GroupIds, IReadOnlyList<long> ChannelAccountIds,
    int Capacity, string? ScopeLimit, long Accounts)
{
    /// <summary>A new account with what it leaves out taken from here.</summary>
    internal NewAgent Fill(NewAgent input) => input with
    {
        DepartmentId = input.DepartmentId ?? DepartmentId,
        RoleIds = input.RoleIds ?? RoleIds,
        GroupIds = input.GroupIds ?? GroupIds,
        ChannelAccountIds = input.ChannelAccountIds ?? ChannelAccountIds,
        Capacity = input.Capacity ?? Capacity,
        ScopeLimit = input.ScopeLimit ?? ScopeLimit,
    };
}
