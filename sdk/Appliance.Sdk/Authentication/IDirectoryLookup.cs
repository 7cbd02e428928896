namespace Appliance.Sdk.Authentication;

/// <summary>
/// Finds a person without their password. Implemented beside <see cref="IAuthenticator"/> or <see cref="IExternalSignIn"/>,
/// where the directory allows it. The host asks so that an admin can look somebody up, and every few minutes for those who
/// are signed in: whom the directory no longer knows or has disabled loses their sessions.
/// </summary>
/// <remarks>The call has 10 s.</remarks>
public interface IDirectoryLookup
{
    /// <summary>
    /// Succeeded with the person as they are now, Unknown when the directory surely has no such person, Disabled, or
    /// Unavailable. <see cref="ExternalIdentity.SecondFactor"/> means nothing here.
    /// </summary>
    Task<AuthenticationResult> LookUpAsync(DirectoryQuery query, CancellationToken cancellationToken);
}
