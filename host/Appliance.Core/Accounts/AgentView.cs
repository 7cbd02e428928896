using System.Text.Json.Serialization;

namespace Appliance.Core.Accounts;

/// <summary>An agent in the shape of the wire.</summary>
public sealed record AgentView(
    long Id,
    string Login,
    string DisplayName,
    string? Title,
    string? Nickname,
    string? Email,
    string? Phone,
    long? DepartmentId,
    string? JobNumber,
    IReadOnlyList<long> GroupIds,
    IReadOnlyList<long> RoleIds,
    int Capacity,
    string Presence,
    bool Reception,
    IReadOnlyList<SkillView> Skills,
    IReadOnlyList<string> Languages,
    string? Locale,
    string State,
    bool MustChangePassword,
    long? AvatarFileId,
    bool PhoneHidden,
    string? OfflineText,
    IReadOnlyList<long> ChannelAccountIds,
    string? ScopeLimit,
    long? TemplateId,
    DateTimeOffset CreatedAt)
{
    /// <summary>Only in the answer that made it: the code with which the agent signs in first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StartCode { get; init; }
}
