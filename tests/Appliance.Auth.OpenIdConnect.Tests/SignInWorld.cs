using Appliance.Sdk.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Auth.OpenIdConnect.Tests;

/// <summary>The plugin and a provider, and a person who walks between them.</summary>
internal sealed class SignInWorld : IAsyncDisposable
{
    private static readonly Uri ReturnAddress = new("https://help.example.com/sign-in/external/openid-connect/return");
    private readonly ServiceProvider _services;

    private SignInWorld(TestProvider provider, ProviderContext context, ServiceProvider services, OpenIdConnectSignIn signIn)
    {
        Provider = provider;
        Context = context;
        _services = services;
        SignIn = signIn;
    }

    public TestProvider Provider { get; }

    public ProviderContext Context { get; }

    public OpenIdConnectSignIn SignIn { get; }

    public static async Task<SignInWorld> StartAsync(Func<OpenIdConnectSettings, OpenIdConnectSettings>? change = null)
    {
        var context = new ProviderContext();
        var provider = await TestProvider.StartAsync(context.Time);
        var settings = new OpenIdConnectSettings { Issuer = new Uri(provider.Issuer), ClientId = TestProvider.ClientId, ClientSecret = TestProvider.ClientSecret };
        settings = change?.Invoke(settings) ?? settings;
        var services = new ServiceCollection().AddSingleton(settings).AddSingleton(context.Http).AddSingleton(context.Time)
            .AddSingleton<ProviderCalls>().AddSingleton<ProviderMetadata>().BuildServiceProvider();
        return new SignInWorld(provider, context, services, new OpenIdConnectSignIn(settings, context, services));
    }

    public Task<ExternalSignInStart> BeginAsync(CancellationToken cancellationToken) =>
        SignIn.StartAsync(new ExternalSignInRequest { ReturnAddress = ReturnAddress, State = "state" }, cancellationToken);

    public Task<AuthenticationResult> ReturnAsync(IReadOnlyDictionary<string, string> parameters, string? memory, CancellationToken cancellationToken) =>
        SignIn.CompleteAsync(new ExternalSignInReturn { ReturnAddress = ReturnAddress, Parameters = parameters, Memory = memory }, cancellationToken);

    /// <summary>There and back.</summary>
    public async Task<AuthenticationResult> WalkAsync(CancellationToken cancellationToken)
    {
        var begun = await BeginAsync(cancellationToken);
        return await ReturnAsync(Provider.SignIn(begun.Address), begun.Memory, cancellationToken);
    }

    public static string Parameter(Uri address, string name) => QueryHelpers.ParseQuery(address.Query)[name].ToString();

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await _services.DisposeAsync();
        Context.Dispose();
    }
}
