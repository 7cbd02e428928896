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
    }

    public string Id { get; }

    public string PluginId { get; }

    public LocalizedText Name { get; }

    /// <summary>Where to send the browser; within 10 s.</summary>
    public Task<CallResult<ExternalSignInStart>> StartAsync(ExternalSignInRequest request, CancellationToken cancellationToken) =>
        _part.CallAsync($"Sign-in {Id}", Limit, (signIn, end) => signIn.StartAsync(request, end), cancellationToken);

    /// <summary>The browser came back; within 10 s. A fault of the plugin counts as unavailable.</summary>
    public async Task<AuthenticationResult> CompleteAsync(ExternalSignInReturn returned, CancellationToken cancellationToken)
    {
        var result = await _part.CallAsync($"Sign-in {Id}", Limit, (signIn, end) => signIn.CompleteAsync(returned, end), cancellationToken).ConfigureAwait(false);
        return result.Value ?? AuthenticationResult.Unavailable(result.Reason?.En ?? "The plugin returned nothing.");
    }
}
