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
    bool MustChangePassword = true);
