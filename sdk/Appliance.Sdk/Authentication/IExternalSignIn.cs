namespace Appliance.Sdk.Authentication;

/// <summary>A sign-in at another site, by redirect (OpenID Connect, WeCom). Says who it is, never makes a session.</summary>
/// <remarks>Each call has 10 s. The host guards <c>state</c>: a completion that it did not start is never handed over.</remarks>
public interface IExternalSignIn
{
    /// <summary>Stable id: <c>[a-z0-9-]</c>, 1–40 characters, unique over all plugins.</summary>
    string Id { get; }

    /// <summary>Text of the button on the sign-in page.</summary>
    LocalizedText Name { get; }

    /// <summary>Begins: where to send the browser.</summary>
    Task<ExternalSignInStart> StartAsync(ExternalSignInRequest request, CancellationToken cancellationToken);

    /// <summary>The browser came back.</summary>
    Task<AuthenticationResult> CompleteAsync(ExternalSignInReturn returned, CancellationToken cancellationToken);
}
