using Appliance.Core.Accounts.External;
using Appliance.Plugins;
using Appliance.Sdk;
using Appliance.Sdk.Authentication;

namespace Appliance.Core.Plugins;

/// <summary>The providers that running plugins bring, looked up each time: after a restart of a plugin there is a new one.</summary>
internal sealed class PluginIdentityProviders(PluginRegistry registry) : IIdentityProviders
{
    public IReadOnlyList<IdentityProvider> All =>
    [
        .. registry.Authenticators.Select(one => new IdentityProvider(one.Id, one.PluginId, one.Name, ProviderKinds.Password, one.LooksUp, SignsOut: false)),
        .. registry.ExternalSignIns.Select(one => new IdentityProvider(one.Id, one.PluginId, one.Name, ProviderKinds.Redirect, LooksUp: false, one.SignsOut)),
    ];

    public Task<AuthenticationResult> AuthenticateAsync(string id, PasswordCredentials credentials, CancellationToken cancellationToken) =>
        registry.Authenticator(id)?.AuthenticateAsync(credentials, cancellationToken) ?? Gone;

    public Task<AuthenticationResult> LookUpAsync(string id, DirectoryQuery query, CancellationToken cancellationToken) =>
        registry.Authenticator(id)?.LookUpAsync(query, cancellationToken) ?? Gone;

    public async Task<(ExternalSignInStart? Start, LocalizedText? Reason)> StartAsync(string id, ExternalSignInRequest request, CancellationToken cancellationToken)
    {
        if (registry.ExternalSignIn(id) is not { } signIn)
            return (null, null);
        var result = await signIn.StartAsync(request, cancellationToken);
        return (result.Value, result.Reason);
    }

    public Task<AuthenticationResult> CompleteAsync(string id, ExternalSignInReturn returned, CancellationToken cancellationToken) =>
        registry.ExternalSignIn(id)?.CompleteAsync(returned, cancellationToken) ?? Gone;

    public Task<Uri?> SignOutAsync(string id, Uri returnAddress, CancellationToken cancellationToken) =>
        registry.ExternalSignIn(id)?.SignOutAsync(returnAddress, cancellationToken) ?? Task.FromResult<Uri?>(null);

    private static Task<AuthenticationResult> Gone => Task.FromResult(AuthenticationResult.Unavailable("Its plugin does not run."));
}
