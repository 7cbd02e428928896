using Appliance.Sdk;
using Appliance.Sdk.Authentication;

namespace Appliance.Core.Accounts.External;

/// <summary>For programs that run no plugins.</summary>
internal sealed class NoIdentityProviders : IIdentityProviders
{
    public IReadOnlyList<IdentityProvider> All => [];

    public Task<AuthenticationResult> AuthenticateAsync(string id, PasswordCredentials credentials, CancellationToken cancellationToken) => Nobody;

    public Task<AuthenticationResult> LookUpAsync(string id, DirectoryQuery query, CancellationToken cancellationToken) => Nobody;

    public Task<(ExternalSignInStart? Start, LocalizedText? Reason)> StartAsync(string id, ExternalSignInRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<(ExternalSignInStart?, LocalizedText?)>((null, null));

    public Task<AuthenticationResult> CompleteAsync(string id, ExternalSignInReturn returned, CancellationToken cancellationToken) => Nobody;

    public Task<Uri?> SignOutAsync(string id, Uri returnAddress, CancellationToken cancellationToken) => Task.FromResult<Uri?>(null);

    private static Task<AuthenticationResult> Nobody => Task.FromResult(AuthenticationResult.Unavailable("No plugin runs."));
}
