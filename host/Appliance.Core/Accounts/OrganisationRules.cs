using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>What the company demands of names and addresses, and how accounts come to be. A rule holds for what is saved from then on.</summary>
/// <param name="DisplayNamePattern">For example <c>{部门}-{姓名}-{岗位}</c>; null for any name.</param>
/// <param name="NicknamePattern">For example <c>拾光-{昵称}</c>, of the name that customers see; null for any.</param>
/// <param name="EmailDomains">Allowed domains; <c>*.example.com</c> for those below one; empty for all.</param>
/// <param name="SelfRegistration">Whoever opens the page may register; an admin approves.</param>
/// <param name="InvitationDays">How long an invitation's link opens, 1–90 days.</param>
public sealed record OrganisationRules(
    string? DisplayNamePattern = null,
    string? NicknamePattern = null,
    IReadOnlyList<string>? EmailDomains = null,
    bool SelfRegistration = false,
    int InvitationDays = OrganisationRules.UsualInvitationDays)
{
    /// <summary>Where they stand among the installation's settings.</summary>
    public const string Key = "organisation.rules";
    public const int UsualInvitationDays = 7;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>As they are at this moment of a read or write.</summary>
    internal static OrganisationRules Of(DbConnection connection) =>
        connection.QuerySingleOrDefault<string>("select value from settings where key = @Key", new { Key }) is { } value
            ? JsonSerializer.Deserialize<OrganisationRules>(value, Json)!
            : new OrganisationRules();

    /// <summary>Checks what is new in <paramref name="after"/>: who was named otherwise before the rule came may keep it.</summary>
    internal void Check(DbConnection connection, AgentRow? before, AgentRow after, Dictionary<string, string[]> faults)
    {
        if (DisplayNamePattern is null && NicknamePattern is null && EmailDomains is not { Count: > 0 })
            return;
        var department = after.DepartmentId is { } id ? connection.QuerySingleOrDefault<string>("select name from departments where id = @id", new { id }) : null;
        Check(before, after, department, (field, code) => faults.TryAdd(field, [code]));
    }

    internal void Check(AgentRow? before, AgentRow after, string? departmentName, Action<string, string> add)
    {
        var facts = new NameFacts(departmentName, after.Title, after.JobNumber);
        var named = before is null || before.DisplayName != after.DisplayName || before.DepartmentId != after.DepartmentId
            || before.Title != after.Title || before.JobNumber != after.JobNumber;
        if (named && DisplayNamePattern is { } display && !NamePattern.IsMatch(display, after.DisplayName, facts))
            add("displayName", "naming_pattern");
        if ((before is null || before.Nickname != after.Nickname) && NicknamePattern is { } shown && !NamePattern.IsMatch(shown, after.Nickname ?? after.DisplayName, facts))
            add("nickname", "naming_pattern");
        if (after.Email is { } email && (before is null || before.Email != email) && !IsAllowed(email))
            add("email", "email_domain");
    }

    /// <summary>Whether addresses like this may be given to accounts.</summary>
    internal bool IsAllowed(string email)
    {
        if (EmailDomains is not { Count: > 0 } domains)
            return true;
        var domain = LoginKey.Of(email[(email.LastIndexOf('@') + 1)..]);
        return domains.Any(allowed => allowed.StartsWith("*.", StringComparison.Ordinal)
            ? domain.EndsWith(allowed[1..], StringComparison.Ordinal)
            : domain == allowed);
    }
}
