using Appliance.Core.Notices;

namespace Appliance.Core.Accounts;

/// <summary>An account to be made.</summary>
/// <param name="Login">1–64 characters without blanks.</param>
/// <param name="DisplayName">What colleagues see; the login where left out.</param>
/// <param name="Title">Position.</param>
/// <param name="Nickname">What customers see; the display name where left out.</param>
/// <param name="Email">Also signs in, while no other account has it.</param>
/// <param name="Phone">Free form.</param>
/// <param name="DepartmentId">One department.</param>
/// <param name="JobNumber">The company's own number.</param>
/// <param name="GroupIds">Groups to receive in.</param>
/// <param name="RoleIds">Roles; the built-in role agent where left out.</param>
/// <param name="Capacity">Conversations at a time, 0–500; 10 where left out.</param>
/// <param name="Skills">At most 50.</param>
/// <param name="Languages">Language tags, at most 20.</param>
/// <param name="Locale">zh-CN or en for pages and messages; the browser's where left out.</param>
/// <param name="Password">Left out, a start code is made.</param>
/// <param name="MustChangePassword">At the first sign-in.</param>
/// <param name="AvatarFileId">An image that the caller has uploaded.</param>
/// <param name="PhoneHidden">Colleagues do not see the phone; who may change agents does.</param>
/// <param name="OfflineText">What customers are told who write while the agent is offline; at most 500 characters; nothing where left out.</param>
/// <param name="ChannelAccountIds">The channel accounts that the agent serves and sees; all where left out or empty.</param>
/// <param name="ScopeLimit">own, groups or department: no role's data scope reaches farther for this account; as the roles give where left out.</param>
/// <param name="Notices">How the agent is told of each kind of notice, until they choose otherwise; as usual where left out.</param>
/// <param name="TemplateId">The template whose department, roles, groups, capacity, channels and limit stand where they are left out.</param>
public sealed record NewAgent(
    string Login,
    string? DisplayName = null,
    string? Title = null,
    string? Nickname = null,
    string? Email = null,
    string? Phone = null,
    long? DepartmentId = null,
    string? JobNumber = null,
    IReadOnlyList<long>? GroupIds = null,
    IReadOnlyList<long>? RoleIds = null,
    int? Capacity = null,
    IReadOnlyList<SkillView>? Skills = null,
    IReadOnlyList<string>? Languages = null,
    string? Locale = null,
    string? Password = null,
    bool MustChangePassword = true,
    long? AvatarFileId = null,
    bool PhoneHidden = false,
    string? OfflineText = null,
    IReadOnlyList<long>? ChannelAccountIds = null,
    string? ScopeLimit = null,
    long? TemplateId = null,
    IReadOnlyList<NoticePreference>? Notices = null);
