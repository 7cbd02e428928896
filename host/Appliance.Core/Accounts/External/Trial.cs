using Appliance.Sdk.Authentication;

namespace Appliance.Core.Accounts.External;

/// <summary>What a trial found. Nothing was changed.</summary>
/// <param name="Outcome">succeeded, refused, unknown, unavailable or disabled: the provider's answer.</param>
/// <param name="Reason">The provider's reason; for admins only.</param>
/// <param name="Steps">What it did, in order.</param>
/// <param name="Identity">Whom it found.</param>
/// <param name="Account">The account that the person would come in with.</param>
/// <param name="Refusal">Why the person would not come in all the same: the code of a refusal.</param>
/// <param name="RoleIds">The roles that the account would have.</param>
public sealed record Trial(
    string Outcome,
    string? Reason,
    IReadOnlyList<CheckStep> Steps,
    ExternalIdentity? Identity,
    Admitted? Account,
    string? Refusal,
    IReadOnlyList<long> RoleIds);
