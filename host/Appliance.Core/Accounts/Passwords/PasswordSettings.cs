using Appliance.Core.Audit;
using Appliance.Core.Settings;
using Appliance.Storage;

namespace Appliance.Core.Accounts.Passwords;

/// <summary>The admin reads and sets the rules for passwords. They hold for passwords set from then on.</summary>
public sealed class PasswordSettings(IDatabase database, SettingsStore settings, PasswordPolicy policy, AuditLog audit)
{
    /// <summary>The rules. Needs <c>settings.view</c>. Refused: forbidden.</summary>
    public Result<PasswordRules> Get(Actor actor) =>
        actor.May(Permissions.SettingsView) ? policy.Rules : Refusal.Forbidden(Permissions.SettingsView);

    /// <summary>Sets the rules. Needs <c>settings.edit</c>. Refused: forbidden, invalid.</summary>
    public async Task<Result<PasswordRules>> SaveAsync(Actor actor, PasswordRules rules, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.SettingsEdit))
            return Refusal.Forbidden(Permissions.SettingsEdit);
        var clean = rules with
        {
            Words = [.. (rules.Words ?? []).Select(word => (word ?? "").Trim()).Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
        if (Check(clean) is { Count: > 0 } faults)
            return Refusal.Invalid(faults);
        var before = policy.Rules;
        await database.WriteAsync(
            session =>
            {
                settings.Set(session, PasswordRules.Key, clean);
                audit.Append(session, actor, "settings.passwords_changed", detail: new { before = Codes(before), after = Codes(clean) });
            },
            cancellationToken);
        return clean;
    }

    private static Dictionary<string, string[]> Check(PasswordRules rules)
    {
        var faults = new Dictionary<string, string[]>();
        if (rules.MinLength is < PasswordRules.ShortestAllowed or > PasswordRules.LongestDemanded)
            faults["minLength"] = ["out_of_range"];
        if (rules.History is < 0 or > PasswordRules.MostRemembered)
            faults["history"] = ["out_of_range"];
        if (!PasswordRules.Expiries.Contains(rules.ExpiryDays))
            faults["expiryDays"] = ["unknown"];
        if (rules.Words.Count > PasswordRules.MostWords)
            faults["words"] = ["too_many"];
        else if (rules.Words.Any(word => word.Length < 2 || AgentRules.Name(word, required: true) is not null))
            faults["words"] = ["invalid"];
        return faults;
    }

    // The words are names of the company, which a log of ids and codes does not hold.
    private static object Codes(PasswordRules rules) => new
    {
        rules.MinLength, rules.Letter, rules.MixedCase, rules.Digit, rules.Special, rules.NotBreached, Words = rules.Words.Count, rules.History, rules.ExpiryDays, rules.RemindOnly,
    };
}
