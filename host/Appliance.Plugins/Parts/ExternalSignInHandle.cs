using Appliance.Plugins.Calls;
using Appliance.Sdk;
using Appliance.Sdk.Authentication;

namespace Appliance.Plugins.Parts;

/// <summary>A sign-in at another site, by a plugin.</summary>
public sealed class ExternalSignInHandle
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly PluginPart<IExternalSignIn> _part;

    internal ExternalSignInHandle(string pluginId, PluginPart<IExternalSignIn> part, IExternalSignIn signIn)
    {
        PluginId = pluginId;
        _part = part;
        Id = signIn.Id;
        Name = signIn.Name;
        SignsOut = signIn is IExternalSignOut;
    }

    public string Id { get; }

    public string PluginId { get; }

    public LocalizedText Name { get; }

    /// <summary>It can end the session at the other site, too.</summary>
    public bool SignsOut { get; }

    /// <summary>Where to send the browser; within 10 s.</summary>
    public Task<CallResult<ExternalSignInStart>> StartAsync(ExternalSignInRequest request, CancellationToken cancellationToken) =>
        _part.CallAsync($"Sign-in {Id}", Limit, (signIn, end) => signIn.StartAsync(request, end), cancellationToken);

    /// <summary>The browser came back; within 10 s. A fault of the plugin counts as unavailable.</summary>
    public async Task<AuthenticationResult> CompleteAsync(ExternalSignInReturn returned, CancellationToken cancellationToken)
    {
        var result = await _part.CallAsync($"Sign-in {Id}", Limit, (signIn, end) => signIn.CompleteAsync(returned, end), cancellationToken).ConfigureAwait(false);
        return result.Value ?? AuthenticationResult.Unavailable(result.Reason?.En ?? "The plugin returned nothing.");
    }

    /// <summary>Where to send the browser after signing out; within 10 s. Null for nowhere, or on a fault of the plugin.</summary>
    public async Task<Uri?> SignOutAsync(Uri returnAddress, CancellationToken cancellationToken)
    {
        if (!SignsOut)
            return null;
        // Boxed, because a call returns what is not null.
        var result = await _part.CallAsync(
            $"Sign-out {Id}", Limit, async (signIn, end) => new[] { await ((IExternalSignOut)signIn).SignOutAsync(returnAddress, end) }, cancellationToken).ConfigureAwait(false);
        return result.Value?[0];
    }
}
