using Appliance.Sdk;
using Appliance.Sdk.Authentication;

namespace Appliance.Plugins.Parts;

/// <summary>A check of login and password by a plugin.</summary>
public sealed class AuthenticatorHandle
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly PluginPart<IAuthenticator> _part;

    internal AuthenticatorHandle(string pluginId, PluginPart<IAuthenticator> part, IAuthenticator authenticator)
    {
        PluginId = pluginId;
        _part = part;
        Id = authenticator.Id;
        Name = authenticator.Name;
        LooksUp = authenticator is IDirectoryLookup;
    }

    public string Id { get; }

    public string PluginId { get; }

    public LocalizedText Name { get; }

    /// <summary>It can find a person without their password.</summary>
    public bool LooksUp { get; }

    /// <summary>Asks it; within 10 s. A fault of the plugin counts as unavailable.</summary>
    public async Task<AuthenticationResult> AuthenticateAsync(PasswordCredentials credentials, CancellationToken cancellationToken)
    {
        var result = await _part.CallAsync(
            $"Authenticate {Id}", Limit, (authenticator, end) => authenticator.AuthenticateAsync(credentials, end), cancellationToken).ConfigureAwait(false);
        return result.Value ?? AuthenticationResult.Unavailable(result.Reason?.En ?? "The plugin returned nothing.");
    }

    /// <summary>Finds a person without their password; within 10 s. Unavailable when it cannot, or on a fault of the plugin.</summary>
    public async Task<AuthenticationResult> LookUpAsync(DirectoryQuery query, CancellationToken cancellationToken)
    {
        if (!LooksUp)
            return AuthenticationResult.Unavailable("The plugin looks nobody up.");
        var result = await _part.CallAsync(
            $"Look up {Id}", Limit, (authenticator, end) => ((IDirectoryLookup)authenticator).LookUpAsync(query, end), cancellationToken).ConfigureAwait(false);
        return result.Value ?? AuthenticationResult.Unavailable(result.Reason?.En ?? "The plugin returned nothing.");
    }
}
