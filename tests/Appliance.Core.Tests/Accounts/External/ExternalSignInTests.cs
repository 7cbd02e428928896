using Appliance.Core.Accounts.External;
using Appliance.Sdk.Authentication;

namespace Appliance.Core.Tests.Accounts.External;

[TestClass]
public sealed class ExternalSignInTests
{
    private static readonly ProviderPolicy Creating = new() { Enabled = true, CreateAccounts = true };

    [TestMethod]
    public async Task Return_AsBegun_SignsIn()
    {
        await using var world = await ExternalCore.StartAsync(Creating);

        var returned = await world.ReturnAsync(await world.BeginAsync());

        Assert.AreEqual(("/workbench", true), (returned.Value?.ReturnUrl, returned.Value?.SignedIn is { } session && world.IsSignedIn(session)));
    }

    [TestMethod]
    public async Task Return_Memory_IsThePluginsAndEncryptedAtRest()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        var state = await world.BeginAsync();
        var stored = world.Core.Scalar<string>("select memory from external_sign_ins");
        string? handed = null;
        world.Providers.Complete = returned =>
        {
            handed = returned.Memory;
            return AuthenticationResult.Refused("no");
        };

        await world.ReturnAsync(state);

        Assert.AreEqual(("memory", false), (handed, stored == "memory"));
    }

    [TestMethod]
    public async Task Return_Twice_IsExpired()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        var state = await world.BeginAsync();
        await world.ReturnAsync(state);

        Assert.AreEqual("sign_in_expired", (await world.ReturnAsync(state)).Refusal?.Code);
    }

    [TestMethod]
    [DataRow("another", FakeProviders.Site)]
    [DataRow(null, FakeProviders.Site)]
    [DataRow("browser", FakeProviders.Directory)]
    public async Task Return_OfAnotherBrowserOrProvider_IsExpired(string? browser, string provider)
    {
        await using var world = await ExternalCore.StartAsync(Creating);

        Assert.AreEqual("sign_in_expired", (await world.ReturnAsync(await world.BeginAsync(), browser, provider)).Refusal?.Code);
    }

    [TestMethod]
    public async Task Return_AfterTenMinutes_IsExpired()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        var state = await world.BeginAsync();
        world.Core.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.AreEqual("sign_in_expired", (await world.ReturnAsync(state)).Refusal?.Code);
    }

    [TestMethod]
    public async Task Return_OfATrial_ChangesNothing()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        var state = await world.BeginAsync(ExternalPurposes.Trial, world.Core.Admin);

        var returned = await world.ReturnAsync(state, actor: world.Core.Admin);

        Assert.AreEqual(("created", 1L), (returned.Value?.Trial?.Account?.How, world.Core.Scalar<long>("select count(*) from agents")));
    }

    [TestMethod]
    public async Task Return_OfALink_JoinsTheOwnersAccount()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        await world.ReturnAsync(await world.BeginAsync(ExternalPurposes.Link, world.Core.Admin), actor: world.Core.Admin);

        var returned = await world.ReturnAsync(await world.BeginAsync());

        Assert.AreEqual(world.Core.Admin.AgentId, returned.Value?.SignedIn?.AgentId);
    }

    [TestMethod]
    public async Task Return_OfALinkBySomebodyElse_IsExpired()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        await world.Core.AddAgentAsync("wang");
        var (other, _) = await world.Core.EnterAsync("wang");
        var state = await world.BeginAsync(ExternalPurposes.Link, world.Core.Admin);

        Assert.AreEqual("sign_in_expired", (await world.ReturnAsync(state, actor: other)).Refusal?.Code);
    }

    [TestMethod]
    public async Task Start_TrialWithoutTheRight_IsForbidden()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        await world.Core.AddAgentAsync("wang");
        var (other, _) = await world.Core.EnterAsync("wang");

        var begun = await world.Core.Get<ExternalSignIns>().StartAsync(
            new ExternalStart(FakeProviders.Site, ExternalPurposes.Trial, other, new Uri("https://help.example.com/back"), "b", null), CancellationToken.None);

        Assert.AreEqual(RefusalKind.Forbidden, begun.Refusal?.Kind);
    }

    [TestMethod]
    public async Task Buttons_ProviderOff_AreNone()
    {
        await using var world = await ExternalCore.StartAsync(Creating with { Enabled = false });

        Assert.IsEmpty(world.Core.Get<ExternalSignIns>().Buttons());
    }
}
