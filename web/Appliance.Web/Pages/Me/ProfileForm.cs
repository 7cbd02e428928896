using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Profile;

namespace Appliance.Web.Pages.Me;

/// <summary>What one may change of one's own account; fields that are the admin's are not sent on.</summary>
public sealed class ProfileForm
{
    public string? DisplayName { get; set; }

    public string? Nickname { get; set; }

    public string? Title { get; set; }

    public string? Phone { get; set; }

    public bool PhoneHidden { get; set; }

    public string? JobNumber { get; set; }

    /// <summary>Language tags with commas.</summary>
    public string? Languages { get; set; }

    public string? OfflineText { get; set; }

    public static ProfileForm Of(AgentView agent) => new()
    {
        DisplayName = agent.DisplayName,
        Nickname = agent.Nickname,
        Title = agent.Title,
        Phone = agent.Phone,
        PhoneHidden = agent.PhoneHidden,
        JobNumber = agent.JobNumber,
        Languages = string.Join(", ", agent.Languages),
        OfflineText = agent.OfflineText,
    };

    public OwnProfileChange ToChange(IReadOnlyCollection<string> allowed)
    {
        var change = new OwnProfileChange();
        if (allowed.Contains(ProfileFields.DisplayName))
            change = change with { DisplayName = DisplayName ?? "" };
        if (allowed.Contains(ProfileFields.Nickname))
            change = change with { Nickname = Nickname };
        if (allowed.Contains(ProfileFields.Title))
            change = change with { Title = Title };
        if (allowed.Contains(ProfileFields.Phone))
            change = change with { Phone = Phone, PhoneHidden = PhoneHidden };
        if (allowed.Contains(ProfileFields.JobNumber))
            change = change with { JobNumber = JobNumber };
        if (allowed.Contains(ProfileFields.Languages))
            change = change with { Languages = new((Languages ?? "").Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) };
        return allowed.Contains(ProfileFields.OfflineText) ? change with { OfflineText = OfflineText } : change;
    }
}
