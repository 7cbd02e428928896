namespace Appliance.Core.Notices;

/// <summary>Where an agent gets mail, and in which language.</summary>
internal sealed record NoticeRecipient
{
    public string? Email { get; init; }
    public string? Locale { get; init; }
}
