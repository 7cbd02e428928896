namespace Appliance.Core.Accounts;

/// <summary>A session just begun.</summary>
/// <param name="AgentId">Whose.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Token">For the cookie; kept nowhere.</param>
/// <param name="XsrfToken">For the readable cookie.</param>
/// <param name="Persistent">"Remember me".</param>
public sealed record SignedIn(long AgentId, long SessionId, string Token, string XsrfToken, bool Persistent);
