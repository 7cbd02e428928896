using Appliance.Core.Accounts;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class SignInTests
{
    [TestMethod]
    public async Task SignIn_RightPassword_BeginsSession()
    {
        await using var core = await AccountsCore.StartAsync();

        var (actor, _) = await core.EnterAsync("admin");

        Assert.AreEqual(1L, actor.AgentId);
    }

    [TestMethod]
    public async Task SignIn_WrongPassword_RefusesAsForUnknownLogin()
    {
        await using var core = await AccountsCore.StartAsync();

        var known = await core.SignInAsync("admin", "wrong");
        var unknown = await core.SignInAsync("nobody", "wrong");

        Assert.AreEqual(known.Refusal, unknown.Refusal);
    }

    [TestMethod]
    [DataRow("admin")]
    [DataRow("nobody")]
    public async Task SignIn_FiveFailures_LocksWhetherOrNotTheLoginExists(string login)
    {
        await using var core = await AccountsCore.StartAsync();
        for (var i = 0; i < 5; i++)
            Assert.AreEqual("invalid_credentials", (await core.SignInAsync(login, "wrong", address: "198.51.100.7")).Refusal?.Code);

        var sixth = await core.SignInAsync(login, address: "198.51.100.7");

        Assert.AreEqual("locked", sixth.Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_AfterTheLock_WorksAgain()
    {
        await using var core = await AccountsCore.StartAsync();
        for (var i = 0; i < 5; i++)
            await core.SignInAsync("admin", "wrong");
        core.Clock.Advance(TimeSpan.FromMinutes(1));

        var result = await core.SignInAsync("admin");

        Assert.IsFalse(result.IsRefused);
    }

    [TestMethod]
    public async Task SignIn_FailureAfterTheLock_LocksTwiceAsLong()
    {
        await using var core = await AccountsCore.StartAsync();
        for (var i = 0; i < 5; i++)
            await core.SignInAsync("admin", "wrong");
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        await core.SignInAsync("admin", "wrong");

        var locked = await core.SignInAsync("admin");

        Assert.AreEqual(TimeSpan.FromMinutes(2), locked.Refusal?.RetryAfter);
    }

    [TestMethod]
    public async Task SignIn_FailuresFromStrangers_DoNotLockTheOwnersAddress()
    {
        await using var core = await AccountsCore.StartAsync();
        for (var i = 0; i < 30; i++)
            await core.SignInAsync("admin", "wrong", address: $"198.51.100.{i}");

        var owner = await core.SignInAsync("admin", address: AccountsCore.Home);
        var stranger = await core.SignInAsync("admin", address: "198.51.100.99");

        Assert.AreEqual((false, "locked"), (owner.IsRefused, stranger.Refusal?.Code));
    }

    [TestMethod]
    public async Task SignIn_GuessesOverManyLogins_LockTheAddress()
    {
        await using var core = await AccountsCore.StartAsync();
        for (var i = 0; i < 100; i++)
            await core.SignInAsync($"guess{i}", "wrong", address: "198.51.100.7");

        var result = await core.SignInAsync("admin", address: "198.51.100.7");

        Assert.AreEqual("locked", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_ParallelGuesses_AllCount()
    {
        await using var core = await AccountsCore.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => core.SignInAsync("admin", "wrong")));

        var result = await core.SignInAsync("admin");

        Assert.AreEqual("locked", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_Success_ForgetsEarlierFailures()
    {
        await using var core = await AccountsCore.StartAsync();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++)
                await core.SignInAsync("admin", "wrong");
            await core.EnterAsync("admin");
        }

        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from sign_in_failures where key like 'both %'"));
    }

    [TestMethod]
    public async Task SignIn_MustChangePassword_AsksForANewOne()
    {
        await using var core = await AccountsCore.StartAsync();
        await AddMustChangeAsync(core);

        var result = await core.SignInAsync("bob");

        Assert.AreEqual("password_change_required", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_NewPasswordAgainstPolicy_NamesTheField()
    {
        await using var core = await AccountsCore.StartAsync();
        await AddMustChangeAsync(core);

        var result = await core.SignInAsync("bob", newPassword: "short");

        CollectionAssert.AreEqual(new[] { "password_too_short", "password_classes" }, result.Refusal?.Errors?["newPassword"]);
    }

    [TestMethod]
    public async Task SignIn_NewPassword_TakesThePlaceOfTheOld()
    {
        await using var core = await AccountsCore.StartAsync();
        await AddMustChangeAsync(core);
        await core.SignInAsync("bob", newPassword: "Other-horse-8");

        var old = await core.SignInAsync("bob");
        var now = await core.SignInAsync("bob", "Other-horse-8");

        Assert.AreEqual((true, false), (old.IsRefused, now.IsRefused));
    }

    [TestMethod]
    public async Task SignIn_StartCode_OpensOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        var invited = await core.Get<AgentService>().CreateAsync(core.Admin, new NewAgent("bob"), CancellationToken.None);
        var code = invited.Value!.StartCode!;

        var first = await core.SignInAsync("bob", code, "Other-horse-8");
        var second = await core.SignInAsync("bob", code, "Third-horse-9");

        Assert.AreEqual((false, "invalid_credentials"), (first.IsRefused, second.Refusal?.Code));
    }

    [TestMethod]
    public async Task SignIn_ByEmail_FindsTheAgent()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob", email: "Bob@Example.com");

        var result = await core.SignInAsync("bob@example.com");

        Assert.IsFalse(result.IsRefused);
    }

    [TestMethod]
    public async Task SignIn_EmailOfTwoAgents_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob", email: "team@example.com");
        await core.AddAgentAsync("eve", email: "team@example.com");

        var result = await core.SignInAsync("team@example.com");

        Assert.AreEqual("invalid_credentials", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_FullWidthUpperCase_IsTheSameLogin()
    {
        await using var core = await AccountsCore.StartAsync();

        var result = await core.SignInAsync("ＡＤＭＩＮ");

        Assert.IsFalse(result.IsRefused);
    }

    [TestMethod]
    public async Task SignIn_DisabledAgent_IsRefusedAsWrong()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { State = "disabled" }, CancellationToken.None);

        var result = await core.SignInAsync("bob");

        Assert.AreEqual("invalid_credentials", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_OutdatedHash_IsMadeAnew()
    {
        await using var core = await AccountsCore.StartAsync();
        core.Hasher.Version = "v2";

        await core.EnterAsync("admin");

        Assert.StartsWith("v2:", core.Scalar<string>("select password_hash from agents where id = 1"));
    }

    [TestMethod]
    public async Task SignIn_EachTry_StandsInTheLog()
    {
        await using var core = await AccountsCore.StartAsync();

        await core.SignInAsync("admin", "wrong");

        Assert.AreEqual("invalid_credentials", core.Scalar<string>("select outcome from sign_ins order by id desc limit 1"));
    }

    private static Task<Result<AgentView>> AddMustChangeAsync(AccountsCore core) =>
        core.Get<AgentService>().CreateAsync(core.Admin, new NewAgent("bob", Password: AccountsCore.Password), CancellationToken.None);
}
