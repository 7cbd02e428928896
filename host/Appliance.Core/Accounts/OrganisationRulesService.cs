using Appliance.Core.Audit;
using Appliance.Core.Settings;
using Appliance.Storage;

namespace Appliance.Core.Accounts;

/// <summary>Rules for names, addresses and how accounts come to be.</summary>
public sealed class OrganisationRulesService(IDatabase database, SettingsStore settings, AuditLog audit)
{
    private const int MostDomains = 50;

    /// <summary>The rules. Needs <c>settings.view</c>, or <c>agents.view</c>: who makes accounts must know them. Refused: forbidden.</summary>
    public Result<OrganisationRules> Get(Actor actor) =>
        actor.May(Permissions.SettingsView) || actor.May(Permissions.AgentsView)
            ? settings.Get<OrganisationRules>(OrganisationRules.Key) ?? new OrganisationRules()
            : Refusal.Forbidden(Permissions.SettingsView);

    /// <summary>Whether strangers may register; asked by the sign-in page.</summary>
    public bool MayRegister() => settings.Get<OrganisationRules>(OrganisationRules.Key)?.SelfRegistration == true;

    /// <summary>Sets them all. Needs <c>settings.edit</c>. Refused: forbidden, invalid.</summary>
    public async Task<Result<OrganisationRules>> SetAsync(Actor actor, OrganisationRules rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (!actor.May(Permissions.SettingsEdit))
            return Refusal.Forbidden(Permissions.SettingsEdit);
        var clean = rules with
        {
            DisplayNamePattern = Text(rules.DisplayNamePattern),
            NicknamePattern = Text(rules.NicknamePattern),
            EmailDomains = [.. (rules.EmailDomains ?? []).Select(LoginKey.Of).Where(domain => domain.Length > 0).Distinct()],
        };
        if (Check(clean) is { Count: > 0 } faults)
            return Refusal.Invalid(faults);
        await database.WriteAsync(session =>
        {
            var before = OrganisationRules.Of(session.Connection);
            settings.Set(session, OrganisationRules.Key, clean);
            audit.Append(session, actor, "organisation.rules_changed", "setting", null, new { before, after = clean });
        }, cancellationToken);
        return clean;
    }

    private static Dictionary<string, string[]> Check(OrganisationRules rules)
    {
        var faults = new Dictionary<string, string[]>();
        void Add(string field, string? code)
        {
            if (code is not null)
                faults[field] = [code];
        }

        Add("displayNamePattern", rules.DisplayNamePattern is null ? null : NamePattern.Fault(rules.DisplayNamePattern));
        Add("nicknamePattern", rules.NicknamePattern is null ? null : NamePattern.Fault(rules.NicknamePattern));
        Add("emailDomains", rules.EmailDomains!.Count > MostDomains ? "too_many" : rules.EmailDomains.All(IsDomain) ? null : "invalid");
        Add("invitationDays", rules.InvitationDays is >= 1 and <= 90 ? null : "out_of_range");
        return faults;
    }

    private static bool IsDomain(string domain)
    {
        var name = domain.StartsWith("*.", StringComparison.Ordinal) ? domain[2..] : domain;
        return name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
