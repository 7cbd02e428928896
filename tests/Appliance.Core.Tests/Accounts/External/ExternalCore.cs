using Appliance.Core.Accounts;
using Appliance.Core.Accounts.External;
using Appliance.Sdk.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Appliance.Core.Tests.Accounts.External;

/// <summary>Accounts with a directory and a site beside them.</summary>
internal sealed class ExternalCore : IAsyncDisposable
{
    public const string DirectoryPassword = "In-the-directory-1";

    private ExternalCore(AccountsCore core, FakeProviders providers)
    {
        Core = core;
        Providers = providers;
    }

    public AccountsCore Core { get; }

    public FakeProviders Providers { get; }

    /// <summary>Both providers with this policy; the directory knows li, whose password is <see cref="DirectoryPassword"/>.</summary>
    public static async Task<ExternalCore> StartAsync(ProviderPolicy? policy = null)
    {
        var providers = new FakeProviders();
        var core = await AccountsCore.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<IIdentityProviders>(providers)));
        var world = new ExternalCore(core, providers);
        providers.Authenticate = typed => typed.Login == "li" ? typed.Password == DirectoryPassword ? AuthenticationResult.Succeeded(Li()) : AuthenticationResult.Refused("wrong") : AuthenticationResult.Unknown();
        providers.Complete = _ => AuthenticationResult.Succeeded(Li());
        if (policy is not null)
        {
            await world.SetAsync(policy);
            await world.SetAsync(policy, FakeProviders.Site);
        }

        return world;
    }

    public static ExternalIdentity Li(params string[] groups) => new() { Subject = "s-li", Login = "li", DisplayName = "李小明", Email = "li@example.com", Groups = groups };

    public async Task SetAsync(ProviderPolicy policy, string id = FakeProviders.Directory)
    {
        var saved = await Core.Get<ProviderService>().SaveAsync(Core.Admin, id, policy, CancellationToken.None);
        Assert.IsFalse(saved.IsRefused, saved.Refusal?.Code);
    }

    /// <summary>Li signs in by the directory, in these groups.</summary>
    public Task<Result<SignedIn>> EnterAsync(params string[] groups)
    {
        Providers.Authenticate = _ => AuthenticationResult.Succeeded(Li(groups));
        return Core.SignInAsync("li", DirectoryPassword);
    }

    public IReadOnlyList<long> RolesOf(string login) => Core.Get<AgentService>().List(Core.Admin, new AgentFilter(), new Core.Paging.PageRequest()).Value!.Items.Single(agent => agent.Login == login).RoleIds;

    public bool IsSignedIn(SignedIn session) => Core.Scalar<long>("select count(*) from sessions where id = @SessionId and ended_at is null", new { session.SessionId }) == 1;

    /// <summary>Begins at the site; the state.</summary>
    public async Task<string> BeginAsync(string purpose = ExternalPurposes.SignIn, Actor? actor = null, string browser = "browser")
    {
        var begun = await Core.Get<ExternalSignIns>().StartAsync(
            new ExternalStart(FakeProviders.Site, purpose, actor, new Uri("https://help.example.com/back"), browser, "/workbench"), CancellationToken.None);
        Assert.IsFalse(begun.IsRefused, begun.Refusal?.Code);
        return Providers.Begun!.State;
    }

    public Task<Result<ExternalReturn>> ReturnAsync(string state, string? browser = "browser", string provider = FakeProviders.Site, Actor? actor = null) =>
        Core.Get<ExternalSignIns>().CompleteAsync(
            provider, new Dictionary<string, string> { ["state"] = state, ["code"] = "c" }, new Uri("https://help.example.com/back"), browser, actor,
            new CallerInfo(AccountsCore.Home, "test", "pc"), CancellationToken.None);

    public ValueTask DisposeAsync() => Core.DisposeAsync();
}
