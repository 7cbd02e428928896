namespace Appliance.Core.Accounts;

/// <summary>A person who showed a valid session cookie.</summary>
/// <param name="Actor">As a caller of services.</param>
/// <param name="XsrfToken">What a browser must repeat in the header of every change.</param>
/// <param name="VerifiedAt">When the person last proved who they are.</param>
/// <param name="Persistent">"Remember me": the cookie outlives the browser.</param>
/// <param name="Locale">The agent's language; null for the browser's.</param>
/// <param name="Slid">The expiry was moved with this call, so the cookie must be, too.</param>
/// <param name="MustSetUpFactor">A second factor is demanded and there is none yet: nothing but setting one up is allowed.</param>
public sealed record SessionIdentity(
    Actor Actor, string XsrfToken, DateTimeOffset VerifiedAt, bool Persistent, string? Locale, bool Slid,
    bool MustSetUpFactor = false);
