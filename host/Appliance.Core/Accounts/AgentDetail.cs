namespace Appliance.Core.Accounts;

/// <summary>An agent with their groups, roles, skills and channel accounts.</summary>
internal sealed record AgentDetail(
    AgentRow Row, IReadOnlyList<long> GroupIds, IReadOnlyList<long> RoleIds, IReadOnlyList<SkillView> Skills, IReadOnlyList<long> ChannelAccountIds);
