using System.Text.Json;

namespace Appliance.Core.Accounts;

/// <summary>An account as it will be stored, made of what was entered.</summary>
internal static class AgentDraft
{
    private const int UsualCapacity = 10;

    /// <param name="input">What was entered, a template's part filled in.</param>
    /// <param name="usualRole">The role where none is named.</param>
    /// <param name="state">What the account begins as.</param>
    public static AgentDetail Of(NewAgent input, long usualRole, string state) => new(
        new AgentRow
        {
            Login = input.Login.Trim(),
            DisplayName = Trim(input.DisplayName) ?? input.Login.Trim(),
            Title = Trim(input.Title),
            Nickname = Trim(input.Nickname),
            Email = Trim(input.Email),
            Phone = Trim(input.Phone),
            DepartmentId = input.DepartmentId,
            JobNumber = Trim(input.JobNumber),
            Capacity = input.Capacity ?? UsualCapacity,
            Languages = JsonSerializer.Serialize(input.Languages ?? []),
            Locale = input.Locale,
            State = state,
            AvatarFileId = input.AvatarFileId,
            PhoneHidden = input.PhoneHidden,
            OfflineText = Trim(input.OfflineText),
            ScopeLimit = Trim(input.ScopeLimit),
            TemplateId = input.TemplateId,
            MustChangePassword = input.MustChangePassword || state == AgentStates.Invited,
        },
        [.. (input.GroupIds ?? []).Distinct()],
        [.. (input.RoleIds ?? [usualRole]).Distinct()],
        input.Skills ?? [],
        [.. (input.ChannelAccountIds ?? []).Distinct().Order()]);

    private static string? Trim(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
