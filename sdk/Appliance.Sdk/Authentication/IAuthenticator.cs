namespace Appliance.Sdk.Authentication;

/// <summary>
/// Checks a login and password against a directory. Says who it is; the host finds or makes the account, asks for the
/// second factor, counts failures and makes the session.
/// </summary>
/// <remarks>The call has 10 s. An exception counts as <see cref="AuthenticationOutcome.Unavailable"/>.</remarks>
public interface IAuthenticator
{
    /// <summary>Stable id: <c>[a-z0-9-]</c>, 1–40 characters, unique over all plugins.</summary>
    string Id { get; }

    /// <summary>Name in settings and in the sign-in log.</summary>
    LocalizedText Name { get; }

    /// <summary>Checks once. Take the same time whether or not the login exists.</summary>
    Task<AuthenticationResult> AuthenticateAsync(PasswordCredentials credentials, CancellationToken cancellationToken);
}
