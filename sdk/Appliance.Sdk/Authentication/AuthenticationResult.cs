namespace Appliance.Sdk.Authentication;

/// <summary>What came of a check.</summary>
public sealed record AuthenticationResult
{
    private AuthenticationResult(AuthenticationOutcome outcome, ExternalIdentity? identity, string? reason, string? subject = null)
    {
        Outcome = outcome;
        Identity = identity;
        Reason = reason;
        Subject = subject ?? identity?.Subject;
    }

    /// <summary>What came of it.</summary>
    public AuthenticationOutcome Outcome { get; }

    /// <summary>Who it is; only when succeeded.</summary>
    public ExternalIdentity? Identity { get; }

    /// <summary>For the sign-in log, never shown to who tries: at most 500 characters.</summary>
    public string? Reason { get; }

    /// <summary>The directory's own id of the person; only when succeeded or disabled.</summary>
    public string? Subject { get; }

    /// <summary>
    /// What was done, in order, for the admin who tries a sign-in: at most 50. Passwords, tokens and other secrets never
    /// stand in it.
    /// </summary>
    public IReadOnlyList<CheckStep> Steps { get; init; } = [];

    /// <summary>It is this person.</summary>
    public static AuthenticationResult Succeeded(ExternalIdentity identity) => new(AuthenticationOutcome.Succeeded, identity, null);

    /// <summary>Wrong, or declined.</summary>
    public static AuthenticationResult Refused(string reason) => new(AuthenticationOutcome.Refused, null, reason);

    /// <summary>Not this directory's login.</summary>
    public static AuthenticationResult Unknown() => new(AuthenticationOutcome.Unknown, null, null);

    /// <summary>The directory cannot be asked now.</summary>
    public static AuthenticationResult Unavailable(string reason) => new(AuthenticationOutcome.Unavailable, null, reason);

    /// <summary>The directory has locked this person out for good.</summary>
    public static AuthenticationResult Disabled(string subject, string reason) => new(AuthenticationOutcome.Disabled, null, reason, subject);
}
