namespace Appliance.Core.Accounts;

/// <summary>A change of an account: what is left out stays. Fields as in <see cref="NewAgent"/>.</summary>
/// <param name="State">enabled or disabled.</param>
/// <param name="Password">A new one, set by an admin; every session of the agent ends.</param>
/// <param name="MustChangePassword">With a password: at the next sign-in; true where left out.</param>
#pragma warning disable CS1573 // The others are described there.
public sealed record AgentChange(
    Optional<string> Login = default,
    Optional<string> DisplayName = default,
    Optional<string?> Title = default,
    Optional<string?> Nickname = default,
    Optional<string?> Email = default,
    Optional<string?> Phone = default,
    Optional<long?> DepartmentId = default,
    Optional<string?> JobNumber = default,
    Optional<IReadOnlyList<long>> GroupIds = default,
    Optional<IReadOnlyList<long>> RoleIds = default,
    Optional<int> Capacity = default,
    Optional<IReadOnlyList<SkillView>> Skills = default,
    Optional<IReadOnlyList<string>> Languages = default,
    Optional<string?> Locale = default,
    Optional<string> State = default,
    Optional<string?> Password = default,
    Optional<bool> MustChangePassword = default);
#pragma warning restore CS1573
