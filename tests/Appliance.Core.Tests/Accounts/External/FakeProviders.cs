using Appliance.Core.Accounts.External;
using Appliance.Sdk;
using Appliance.Sdk.Authentication;

namespace Appliance.Core.Tests.Accounts.External;

/// <summary>A directory and another site whose answers the test writes.</summary>
internal sealed class FakeProviders : IIdentityProviders
{
    public const string Directory = "dir";
    public const string Site = "site";

    public List<IdentityProvider> Present { get; } =
    [
        new(Directory, "plugin", new LocalizedText("目录", "Directory"), ProviderKinds.Password, LooksUp: true, SignsOut: false),
        new(Site, "plugin", new LocalizedText("网站", "Site"), ProviderKinds.Redirect, LooksUp: false, SignsOut: false),
    ];

    public IReadOnlyList<IdentityProvider> All => Present;

    /// <summary>Logins that the directory was asked about.</summary>
    public List<string> Asked { get; } = [];

    public Func<PasswordCredentials, AuthenticationResult> Authenticate { get; set; } = _ => AuthenticationResult.Unknown();

    public Func<DirectoryQuery, AuthenticationResult> LookUp { get; set; } = _ => AuthenticationResult.Unavailable("not set");

    public Func<ExternalSignInReturn, AuthenticationResult> Complete { get; set; } = _ => AuthenticationResult.Refused("not set");

    public ExternalSignInRequest? Begun { get; private set; }

    public Task<AuthenticationResult> AuthenticateAsync(string id, PasswordCredentials credentials, CancellationToken cancellationToken)
    {
        Asked.Add(credentials.Login);
        return Task.FromResult(Authenticate(credentials));
    }

    public Task<AuthenticationResult> LookUpAsync(string id, DirectoryQuery query, CancellationToken cancellationToken) => Task.FromResult(LookUp(query));

    public Task<(ExternalSignInStart? Start, LocalizedText? Reason)> StartAsync(string id, ExternalSignInRequest request, CancellationToken cancellationToken)
    {
        Begun = request;
        return Task.FromResult<(ExternalSignInStart?, LocalizedText?)>((new ExternalSignInStart(new Uri("https://site.example.com/authorize"), "memory"), null));
    }

    public Task<AuthenticationResult> CompleteAsync(string id, ExternalSignInReturn returned, CancellationToken cancellationToken) => Task.FromResult(Complete(returned));

    public Task<Uri?> SignOutAsync(string id, Uri returnAddress, CancellationToken cancellationToken) => Task.FromResult<Uri?>(null);
}
