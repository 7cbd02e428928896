namespace Appliance.Core.Accounts;

/// <summary>What views show of an agent.</summary>
/// <param name="Id">The agent.</param>
/// <param name="DisplayName">What colleagues see.</param>
/// <param name="Nickname">What customers see; null for the display name.</param>
/// <param name="AvatarFileId">The picture; null for none.</param>
/// <param name="OfflineText">What customers are told who write while the agent is offline; null for nothing.</param>
/// <param name="DepartmentId">The department now; null for none.</param>
public sealed record AgentCard(long Id, string DisplayName, string? Nickname, long? AvatarFileId, long? DepartmentId, string? OfflineText = null)
{
    /// <summary>What a customer may see.</summary>
    public string ShownName => Nickname ?? DisplayName;
}
