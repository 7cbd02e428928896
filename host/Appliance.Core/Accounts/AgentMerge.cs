using System.Text.Json;

namespace Appliance.Core.Accounts;

/// <summary>Lays a change over what is stored.</summary>
internal static class AgentMerge
{
    public static AgentDetail Apply(AgentDetail stored, AgentChange change)
    {
        var row = stored.Row;
        return new AgentDetail(
            row with
            {
                Login = change.Login.IsSet ? change.Login.Value.Trim() : row.Login,
                DisplayName = change.DisplayName.IsSet ? change.DisplayName.Value.Trim() : row.DisplayName,
                Title = Text(change.Title, row.Title),
                Nickname = Text(change.Nickname, row.Nickname),
                Email = Text(change.Email, row.Email),
                Phone = Text(change.Phone, row.Phone),
                DepartmentId = change.DepartmentId.Or(row.DepartmentId),
                JobNumber = Text(change.JobNumber, row.JobNumber),
                Capacity = change.Capacity.Or(row.Capacity),
                Languages = change.Languages.IsSet ? JsonSerializer.Serialize(change.Languages.Value) : row.Languages,
                Locale = change.Locale.Or(row.Locale),
                State = change.State.Or(row.State),
                AvatarFileId = change.AvatarFileId.Or(row.AvatarFileId),
                PhoneHidden = change.PhoneHidden.Or(row.PhoneHidden),
                OfflineText = Text(change.OfflineText, row.OfflineText),
                ScopeLimit = Text(change.ScopeLimit, row.ScopeLimit),
                TemplateId = change.TemplateId.Or(row.TemplateId),
            },
            change.GroupIds.IsSet ? [.. change.GroupIds.Value.Distinct()] : stored.GroupIds,
            change.RoleIds.IsSet ? [.. change.RoleIds.Value.Distinct()] : stored.RoleIds,
            change.Skills.Or(stored.Skills),
            change.ChannelAccountIds.IsSet ? [.. change.ChannelAccountIds.Value.Distinct().Order()] : stored.ChannelAccountIds);
    }

    /// <summary>Whether the change is one after which the account's on-boarding check runs again: contact, place, rights, or enabled anew.</summary>
    public static bool IsToBeChecked(AgentDetail before, AgentDetail after) =>
        (before.Row.Email, before.Row.Phone, before.Row.DepartmentId, before.Row.ScopeLimit, before.Row.TemplateId)
            != (after.Row.Email, after.Row.Phone, after.Row.DepartmentId, after.Row.ScopeLimit, after.Row.TemplateId)
        || !before.GroupIds.ToHashSet().SetEquals(after.GroupIds)
        || !before.RoleIds.ToHashSet().SetEquals(after.RoleIds)
        || !before.ChannelAccountIds.ToHashSet().SetEquals(after.ChannelAccountIds)
        || (before.Row.State != after.Row.State && after.Row.State == AgentStates.Enabled);

    /// <summary>What is wrong with going from one state to the other; null for nothing.</summary>
    public static string? StateFault(AgentRow before, AgentRow after, bool newPassword)
    {
        if (after.State == before.State)
            return null;
        var canSignIn = before.HasPassword || newPassword;
        return after.State switch
        {
            AgentStates.Disabled => null,
            AgentStates.Enabled => canSignIn ? null : "no_password",
            AgentStates.Invited => canSignIn ? "invalid" : null,
            _ => "invalid",
        };
    }

    /// <summary>For the audit log: ids and codes before → after, and of personal fields only that they changed.</summary>
    public static object Difference(AgentDetail before, AgentDetail after, bool newPassword)
    {
        var (old, now) = (before.Row, after.Row);
        var personal = new (string Name, bool Changed)[]
        {
            ("login", old.Login != now.Login), ("displayName", old.DisplayName != now.DisplayName), ("title", old.Title != now.Title),
            ("nickname", old.Nickname != now.Nickname), ("email", old.Email != now.Email), ("phone", old.Phone != now.Phone),
            ("jobNumber", old.JobNumber != now.JobNumber), ("avatar", old.AvatarFileId != now.AvatarFileId),
            ("offlineText", old.OfflineText != now.OfflineText), ("password", newPassword),
        };
        return new
        {
            changed = personal.Where(field => field.Changed).Select(field => field.Name),
            before = Codes(before),
            after = Codes(after),
        };
    }

    /// <summary>What belongs to the person, for the audit log, which seals it.</summary>
    public static object Personal(AgentRow row) =>
        new { row.Login, row.DisplayName, row.Title, row.Nickname, row.Email, row.Phone, row.JobNumber };

    /// <summary>What an account may and where it stands, without anything personal.</summary>
    public static object Codes(AgentDetail agent) =>
        new
        {
            agent.Row.State, agent.Row.DepartmentId, agent.GroupIds, agent.RoleIds, agent.Row.Capacity, agent.ChannelAccountIds,
            agent.Row.ScopeLimit, agent.Row.TemplateId, agent.Row.PhoneHidden,
        };

    private static string? Text(Optional<string?> change, string? stored) =>
        !change.IsSet ? stored : string.IsNullOrWhiteSpace(change.Value) ? null : change.Value.Trim();
}
