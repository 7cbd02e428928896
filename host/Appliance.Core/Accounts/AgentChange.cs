namespace Appliance.Core.Accounts;

/// <summary>A change of an account: what is left out stays. Fields as in <see cref="NewAgent"/>.</summary>
public sealed record AgentChange
{
    public Optional<string> Login { get; init; }

    public Optional<string> DisplayName { get; init; }

    public Optional<string?> Title { get; init; }

    public Optional<string?> Nickname { get; init; }

    public Optional<string?> Email { get; init; }

    public Optional<string?> Phone { get; init; }

    public Optional<long?> DepartmentId { get; init; }

    public Optional<string?> JobNumber { get; init; }

    public Optional<IReadOnlyList<long>> GroupIds { get; init; }

    public Optional<IReadOnlyList<long>> RoleIds { get; init; }

    public Optional<int> Capacity { get; init; }

    public Optional<IReadOnlyList<SkillView>> Skills { get; init; }

    public Optional<IReadOnlyList<string>> Languages { get; init; }

    public Optional<string?> Locale { get; init; }

    public Optional<long?> AvatarFileId { get; init; }

    public Optional<bool> PhoneHidden { get; init; }

    public Optional<string?> OfflineText { get; init; }

    public Optional<IReadOnlyList<long>> ChannelAccountIds { get; init; }

    public Optional<string?> ScopeLimit { get; init; }

    public Optional<long?> TemplateId { get; init; }

    /// <summary>enabled or disabled.</summary>
    public Optional<string> State { get; init; }

    /// <summary>A new one, set by an admin; every session of the agent ends.</summary>
    public Optional<string?> Password { get; init; }

    /// <summary>With a password: at the next sign-in; true where left out.</summary>
    public Optional<bool> MustChangePassword { get; init; }
}
