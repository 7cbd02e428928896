namespace Appliance.Core.Accounts;

/// <summary>A session just begun, or a sign-in that waits for its second factor.</summary>
/// <param name="AgentId">Whose.</param>
/// <param name="SessionId">The session; 0 when there is none yet.</param>
/// <param name="Token">For the cookie; kept nowhere. Empty when there is no session yet.</param>
/// <param name="XsrfToken">For the readable cookie.</param>
/// <param name="Persistent">"Remember me".</param>
public sealed record SignedIn(long AgentId, long SessionId, string Token, string XsrfToken, bool Persistent)
{
    /// <summary>The password was right and a second factor is still to come: by what the browser goes on. Null for a session.</summary>
    public string? Pending { get; init; }
}
