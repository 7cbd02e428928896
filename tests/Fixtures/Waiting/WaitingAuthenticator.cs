using Appliance.Sdk;
using Appliance.Sdk.Authentication;

namespace Fixture.Waiting;

/// <summary>Waits for a directory that never answers; throws for one login.</summary>
public sealed class WaitingAuthenticator : IAuthenticator
{
    public string Id => "waiting";

    public LocalizedText Name { get; } = new("等待", "Waiting");

    public async Task<AuthenticationResult> AuthenticateAsync(PasswordCredentials credentials, CancellationToken cancellationToken)
    {
        if (credentials.Login == "throw")
            throw new InvalidOperationException("Thrown in the sign-in.");
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return AuthenticationResult.Unknown();
    }
}
