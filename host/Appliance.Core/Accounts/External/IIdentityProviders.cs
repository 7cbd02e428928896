using Appliance.Sdk;
using Appliance.Sdk.Authentication;

namespace Appliance.Core.Accounts.External;

/// <summary>The providers of the running plugins. No call takes longer than 10 s or throws for what a plugin does.</summary>
public interface IIdentityProviders
{
    /// <summary>Those that can be asked now.</summary>
    IReadOnlyList<IdentityProvider> All { get; }

    /// <summary>Checks login and password.</summary>
    Task<AuthenticationResult> AuthenticateAsync(string id, PasswordCredentials credentials, CancellationToken cancellationToken);

    /// <summary>Finds a person without their password.</summary>
    Task<AuthenticationResult> LookUpAsync(string id, DirectoryQuery query, CancellationToken cancellationToken);

    /// <summary>Where to send the browser, or why not.</summary>
    Task<(ExternalSignInStart? Start, LocalizedText? Reason)> StartAsync(string id, ExternalSignInRequest request, CancellationToken cancellationToken);

    /// <summary>The browser came back.</summary>
    Task<AuthenticationResult> CompleteAsync(string id, ExternalSignInReturn returned, CancellationToken cancellationToken);

    /// <summary>Where to send the browser after signing out; null for nowhere.</summary>
    Task<Uri?> SignOutAsync(string id, Uri returnAddress, CancellationToken cancellationToken);
}
