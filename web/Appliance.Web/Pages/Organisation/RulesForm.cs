using Appliance.Core.Accounts;

namespace Appliance.Web.Pages.Organisation;

/// <summary>The rules as their form shows them.</summary>
public sealed class RulesForm
{
    public string? DisplayNamePattern { get; set; }

    public string? NicknamePattern { get; set; }

    /// <summary>One a line.</summary>
    public string? EmailDomains { get; set; }

    public bool SelfRegistration { get; set; }

    public int? InvitationDays { get; set; }

    public static RulesForm Of(OrganisationRules rules) => new()
    {
        DisplayNamePattern = rules.DisplayNamePattern,
        NicknamePattern = rules.NicknamePattern,
        EmailDomains = string.Join('\n', rules.EmailDomains ?? []),
        SelfRegistration = rules.SelfRegistration,
        InvitationDays = rules.InvitationDays,
    };

    public OrganisationRules ToRules() => new(
        DisplayNamePattern, NicknamePattern, (EmailDomains ?? "").Split([' ', '\n', '\r', ',', ';', '，', '；', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        SelfRegistration, InvitationDays ?? OrganisationRules.UsualInvitationDays);
}
