namespace Appliance.Sdk.Authentication;

/// <summary>What came of a check.</summary>
public sealed record AuthenticationResult
{
    private AuthenticationResult(AuthenticationOutcome outcome, ExternalIdentity? identity, string? reason)
    {
        Outcome = outcome;
        Identity = identity;
        Reason = reason;
    }

    /// <summary>What came of it.</summary>
    public AuthenticationOutcome Outcome { get; }

    /// <summary>Who it is; only when succeeded.</summary>
    public ExternalIdentity? Identity { get; }

    /// <summary>For the sign-in log, never shown to who tries: at most 500 characters.</summary>
    public string? Reason { get; }

    /// <summary>It is this person.</summary>
    public static AuthenticationResult Succeeded(ExternalIdentity identity) => new(AuthenticationOutcome.Succeeded, identity, null);

    /// <summary>Wrong, or declined.</summary>
    public static AuthenticationResult Refused(string reason) => new(AuthenticationOutcome.Refused, null, reason);

    /// <summary>Not this directory's login.</summary>
    public static AuthenticationResult Unknown() => new(AuthenticationOutcome.Unknown, null, null);

    /// <summary>The directory cannot be asked now.</summary>
    public static AuthenticationResult Unavailable(string reason) => new(AuthenticationOutcome.Unavailable, null, reason);
}
