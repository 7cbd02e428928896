namespace Appliance.Core.Accounts.Profile;

/// <summary>What an agent changes of their own account: what is left out stays. Fields as in <see cref="NewAgent"/>.</summary>
public sealed record OwnProfileChange
{
    public Optional<string> DisplayName { get; init; }

    public Optional<string?> Nickname { get; init; }

    public Optional<long?> AvatarFileId { get; init; }

    public Optional<string?> Title { get; init; }

    public Optional<string?> Phone { get; init; }

    /// <summary>Goes with the phone.</summary>
    public Optional<bool> PhoneHidden { get; init; }

    public Optional<string?> JobNumber { get; init; }

    public Optional<IReadOnlyList<string>> Languages { get; init; }

    public Optional<string?> OfflineText { get; init; }

    internal AgentChange ToChange() => new()
    {
        DisplayName = DisplayName,
        Nickname = Nickname,
        AvatarFileId = AvatarFileId,
        Title = Title,
        Phone = Phone,
        PhoneHidden = PhoneHidden,
        JobNumber = JobNumber,
        Languages = Languages,
        OfflineText = OfflineText,
    };
}
