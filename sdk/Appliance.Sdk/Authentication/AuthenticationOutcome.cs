namespace Appliance.Sdk.Authentication;

/// <summary>What came of a check.</summary>
public enum AuthenticationOutcome
{
    /// <summary>It is the person in <see cref="AuthenticationResult.Identity"/>.</summary>
    Succeeded,

    /// <summary>Wrong login or password, or the person said no. Counts as a failure.</summary>
    Refused,

    /// <summary>The login is not this directory's; the next authenticator may know it.</summary>
    Unknown,

    /// <summary>The directory cannot be asked now. Counts as no failure.</summary>
    Unavailable,

    /// <summary>
    /// The directory knows <see cref="AuthenticationResult.Subject"/> and has locked them out for good (disabled, expired,
    /// deleted). The host refuses the sign-in and ends the person's sessions. A directory's lock after wrong passwords is
    /// no such thing: that is <see cref="Refused"/>.
    /// </summary>
    Disabled,
}
