using Appliance.Core.Accounts.External;
using Appliance.Sdk.Authentication;

namespace Appliance.Core.Tests.Accounts.External;

[TestClass]
public sealed class DirectorySignInTests
{
    private static readonly ProviderPolicy Creating = new() { Enabled = true, CreateAccounts = true };

    [TestMethod]
    public async Task SignIn_UnknownHere_GetsAnAccount()
    {
        await using var world = await ExternalCore.StartAsync(Creating);

        Assert.IsFalse((await world.Core.SignInAsync("li", ExternalCore.DirectoryPassword)).IsRefused);
    }

    [TestMethod]
    public async Task SignIn_AgainAfterTheLoginChanged_IsTheSameAccount()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        var first = await world.EnterAsync();
        world.Providers.Authenticate = _ => AuthenticationResult.Succeeded(ExternalCore.Li() with { Login = "li.xiaoming" });

        Assert.AreEqual(first.Value!.AgentId, (await world.Core.SignInAsync("li.xiaoming", ExternalCore.DirectoryPassword)).Value?.AgentId);
    }

    [TestMethod]
    public async Task SignIn_ProviderOff_IsRefusedAsAnybody()
    {
        await using var world = await ExternalCore.StartAsync(Creating with { Enabled = false });

        Assert.AreEqual("invalid_credentials", (await world.Core.SignInAsync("li", ExternalCore.DirectoryPassword)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_EmptyPassword_IsNeverShownToADirectory()
    {
        await using var world = await ExternalCore.StartAsync(Creating);

        await world.Core.SignInAsync("li", "");

        Assert.IsEmpty(world.Providers.Asked);
    }

    [TestMethod]
    public async Task SignIn_SuperAdmin_ReachesNoPlugin()
    {
        await using var world = await ExternalCore.StartAsync(Creating with { BeforeLocal = true, LinkBy = LinkRules.Login, LocalPassword = false });
        world.Providers.Authenticate = _ => throw new InvalidOperationException("broken");

        Assert.IsFalse((await world.Core.SignInAsync("admin")).IsRefused);
    }

    [TestMethod]
    public async Task SignIn_SuperAdminOfTheSameLogin_IsNotLinkedByARule()
    {
        await using var world = await ExternalCore.StartAsync(Creating with { LinkBy = LinkRules.Login });
        world.Providers.Authenticate = _ => AuthenticationResult.Succeeded(new ExternalIdentity { Subject = "x", Login = "admin" });

        Assert.AreEqual("link_by_owner", (await world.Core.SignInAsync("admin", "whatever-1!")).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_DirectoryOutOfReach_SaysSoAndCountsNothing()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        world.Providers.Authenticate = _ => AuthenticationResult.Unavailable("down");
        for (var i = 0; i < 10; i++)
            Assert.AreEqual("directory_unavailable", (await world.Core.SignInAsync("li", "x")).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_WrongAtTheDirectory_LocksLikeAnyOther()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        for (var i = 0; i < 5; i++)
            await world.Core.SignInAsync("li", "wrong");

        Assert.AreEqual("locked", (await world.Core.SignInAsync("li", ExternalCore.DirectoryPassword)).Refusal?.Code);
    }

    [TestMethod]
    [DataRow(LinkRules.None, false)]
    [DataRow(LinkRules.Login, true)]
    [DataRow(LinkRules.Email, true)]
    public async Task SignIn_AccountThatExists_IsLinkedByAnExplicitRuleAlone(string rule, bool linked)
    {
        await using var world = await ExternalCore.StartAsync();
        var agent = await world.Core.AddAgentAsync("li", email: "li@example.com");
        await world.SetAsync(Creating with { LinkBy = rule });

        Assert.AreEqual(linked ? agent.Id : null, (await world.Core.SignInAsync("li", ExternalCore.DirectoryPassword)).Value?.AgentId);
    }

    [TestMethod]
    public async Task SignIn_SecondPersonOfTheSameLogin_DoesNotInheritTheAccount()
    {
        await using var world = await ExternalCore.StartAsync(Creating with { LinkBy = LinkRules.Login });
        await world.EnterAsync();
        world.Providers.Authenticate = _ => AuthenticationResult.Succeeded(ExternalCore.Li() with { Subject = "s-other" });

        Assert.AreEqual("link_by_owner", (await world.Core.SignInAsync("li", ExternalCore.DirectoryPassword)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_DomainNotAllowed_Refused()
    {
        await using var world = await ExternalCore.StartAsync(Creating with { AllowedDomains = ["corp.example"] });

        Assert.AreEqual("domain_not_allowed", (await world.Core.SignInAsync("li", ExternalCore.DirectoryPassword)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_DisabledInTheDirectory_EndsSessionsAndDisables()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        var session = (await world.EnterAsync()).Value!;
        world.Providers.Authenticate = _ => AuthenticationResult.Disabled("s-li", "disabled");

        await world.Core.SignInAsync("li", ExternalCore.DirectoryPassword);

        Assert.AreEqual((false, "disabled"), (world.IsSignedIn(session), world.Core.Scalar<string>("select state from agents where login = 'li'")));
    }

    [TestMethod]
    public async Task SignIn_EnabledAgainInTheDirectory_LetsInAgain()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        await world.EnterAsync();
        world.Providers.Authenticate = _ => AuthenticationResult.Disabled("s-li", "disabled");
        await world.Core.SignInAsync("li", ExternalCore.DirectoryPassword);

        Assert.IsFalse((await world.EnterAsync()).IsRefused);
    }

    [TestMethod]
    public async Task SignIn_DisabledHere_StaysOutWhateverTheDirectorySays()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        await world.EnterAsync();
        await world.Core.ExecuteAsync("update agents set state = 'disabled' where login = 'li'");

        Assert.AreEqual("account_disabled", (await world.EnterAsync()).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_LinkedAndLocalPasswordsOff_OnlyTheDirectoryCounts()
    {
        await using var world = await ExternalCore.StartAsync();
        await world.Core.AddAgentAsync("li");
        await world.SetAsync(Creating with { LinkBy = LinkRules.Login, LocalPassword = false });
        await world.Core.SignInAsync("li", ExternalCore.DirectoryPassword);

        Assert.AreEqual("invalid_credentials", (await world.Core.SignInAsync("li")).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_IdentityThatBreaksTheContract_LetsNobodyIn()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        world.Providers.Authenticate = _ => AuthenticationResult.Succeeded(ExternalCore.Li() with { Subject = "" });

        Assert.AreEqual("identity_unusable", (await world.Core.SignInAsync("li", "x")).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_ProviderOfAnotherPlugin_IsNotAsked()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        world.Providers.Present[0] = world.Providers.Present[0] with { PluginId = "evil" };

        await world.Core.SignInAsync("li", ExternalCore.DirectoryPassword);

        Assert.IsEmpty(world.Providers.Asked);
    }
}
