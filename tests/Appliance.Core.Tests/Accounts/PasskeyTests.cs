using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Passkeys;
using Appliance.Core.Accounts.SecondFactors;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class PasskeyTests
{
    private static readonly PasskeySite Site = new("https://kf.example.com", "kf.example.com");
    private static readonly CallerInfo Caller = new(AccountsCore.Home, "test", "pc", "device-of-the-test");

    [TestMethod]
    public async Task SignIn_ByPasskeyAlone_IsASession()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, key);

        var signedIn = await SignInAsync(core, key);

        Assert.AreEqual(1, (await core.Get<ActorResolver>().BySessionAsync(signedIn.Value!.Token, CancellationToken.None))!.Actor.AgentId);
    }

    [TestMethod]
    public async Task SignIn_ByPasskey_NotesTheUse()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, key);
        await SignInAsync(core, key);

        Assert.IsNotNull(core.Get<SecondFactorService>().Get(core.Admin).Value!.Passkeys[0].LastUsedAt);
    }

    [TestMethod]
    public async Task SignIn_SignedForAnotherOrigin_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, key);
        key.Origin = "https://kf.example.com.evil.example";

        Assert.AreEqual("passkey_refused", (await SignInAsync(core, key)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_SignedForAnotherDomain_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, key);
        key.Domain = "evil.example";

        Assert.AreEqual("passkey_refused", (await SignInAsync(core, key)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_PersonNotPresent_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, key);
        key.Present = false;

        Assert.AreEqual("passkey_refused", (await SignInAsync(core, key)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_AloneWithoutFingerOrPin_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, key);
        key.Verified = false;

        Assert.AreEqual("passkey_refused", (await SignInAsync(core, key)).Refusal?.Code);
    }

    [TestMethod]
    [DataRow(5u)]
    [DataRow(4u)]
    public async Task SignIn_CounterThatHasNotRisen_IsRefused(uint count)
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator { Count = 4 };
        await AddAsync(core, core.Admin, key);
        key.Count = 5;
        await SignInAsync(core, key);
        key.Count = count;

        Assert.AreEqual("passkey_refused", (await SignInAsync(core, key, rise: false)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_SameAnswerTwice_WorksOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator { Count = 0 };
        await AddAsync(core, core.Admin, key);
        var asked = await core.Get<PasskeySignIn>().BeginAsync(Caller.Device!, Site);
        var answer = key.Use(asked, Site);

        var results = new[] { await AnswerAsync(core, answer), await AnswerAsync(core, answer) };

        Assert.AreEqual((null, "passkey_refused"), (results[0].Refusal?.Code, results[1].Refusal?.Code));
    }

    [TestMethod]
    public async Task SignIn_AnswerFromAnotherBrowser_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, key);
        key.Count++;
        var answer = key.Use(await core.Get<PasskeySignIn>().BeginAsync("device-of-a-thief", Site), Site);

        Assert.AreEqual("passkey_refused", (await AnswerAsync(core, answer)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_AnswerAfterFiveMinutes_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, key);
        key.Count++;
        var answer = key.Use(await core.Get<PasskeySignIn>().BeginAsync(Caller.Device!, Site), Site);
        core.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.AreEqual("passkey_refused", (await AnswerAsync(core, answer)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_UnknownPasskey_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator { UserHandle = "MQ" };

        Assert.AreEqual("passkey_refused", (await SignInAsync(core, key)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_ClaimingAnotherOwner_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, (await core.EnterAsync("bob")).Actor, key);
        key.UserHandle = "MQ";

        Assert.AreEqual("passkey_refused", (await SignInAsync(core, key)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_DisabledAccount_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, (await core.EnterAsync("bob")).Actor, key);
        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { State = "disabled" }, CancellationToken.None);

        Assert.AreEqual("passkey_refused", (await SignInAsync(core, key)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SecondStep_OwnPasskey_SignsIn()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator { Verified = false };
        await AddAsync(core, core.Admin, key);
        var waiting = await WaitAsync(core, "admin");

        Assert.IsNull((await SecondStepAsync(core, waiting, key)).Refusal?.Code);
    }

    [TestMethod]
    public async Task SecondStep_PasskeyOfAnotherAccount_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        using var own = new SoftwareAuthenticator();
        using var foreign = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, own);
        await AddAsync(core, (await core.EnterAsync("bob")).Actor, foreign);
        foreign.UserHandle = null;
        var waiting = await WaitAsync(core, "admin");

        Assert.AreEqual("passkey_refused", (await SecondStepAsync(core, waiting, foreign)).Refusal?.Code);
    }

    [TestMethod]
    public async Task StepUp_PasskeyOfAnotherAccount_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        using var own = new SoftwareAuthenticator();
        using var foreign = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, own);
        await AddAsync(core, (await core.EnterAsync("bob")).Actor, foreign);
        foreign.UserHandle = null;
        foreign.Count++;
        var answer = foreign.Use((await core.Get<StepUp>().PasskeyAsync(core.Admin, Site)).Value!, Site);

        Assert.AreEqual(
            "passkey_refused", (await core.Get<StepUp>().VerifyAsync(core.Admin, new StepUpProof(Passkey: answer, Site: Site), Caller, CancellationToken.None))?.Code);
    }

    [TestMethod]
    public async Task StepUp_OwnPasskey_IsAProof()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, key);
        core.Clock.Advance(TimeSpan.FromMinutes(20));
        key.Count++;
        var answer = key.Use((await core.Get<StepUp>().PasskeyAsync(core.Admin, Site)).Value!, Site);

        await core.Get<StepUp>().VerifyAsync(core.Admin, new StepUpProof(Passkey: answer, Site: Site), Caller, CancellationToken.None);

        Assert.AreEqual(core.Clock.GetUtcNow().ToUnixTimeMilliseconds(), core.Scalar<long>("select verified_at from sessions where id = @SessionId", core.Admin));
    }

    [TestMethod]
    public async Task Add_MadeForAnotherOrigin_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator { Origin = "http://kf.example.com" };

        Assert.AreEqual("passkey_refused", (await TryAddAsync(core, core.Admin, key)).Refusal?.Code);
    }

    [TestMethod]
    public async Task Add_ForTheSessionOfAnother_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        var (bob, _) = await core.EnterAsync("bob");
        using var key = new SoftwareAuthenticator();
        var answer = key.Create((await core.Get<PasskeyService>().BeginAsync(bob, Site)).Value!, Site);

        Assert.AreEqual("passkey_refused", (await core.Get<PasskeyService>().AddAsync(core.Admin, answer, "key", Site, CancellationToken.None)).Refusal?.Code);
    }

    [TestMethod]
    public async Task Add_KeyThatSomebodyHas_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, (await core.EnterAsync("bob")).Actor, key);

        Assert.IsTrue((await TryAddAsync(core, core.Admin, key)).IsRefused);
    }

    [TestMethod]
    public async Task Remove_PasskeyOfAnother_IsNotFound()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, key);
        var (bob, _) = await core.EnterAsync("bob");

        var refusals = (await core.Get<SecondFactorService>().RemovePasskeyAsync(bob, 1, CancellationToken.None),
            await core.Get<PasskeyService>().RenameAsync(bob, 1, "mine", CancellationToken.None));

        Assert.AreEqual(("not_found", "not_found"), (refusals.Item1?.Code, refusals.Item2?.Code));
    }

    [TestMethod]
    public async Task Remove_TheLastFactor_TakesTheRecoveryCodes()
    {
        await using var core = await AccountsCore.StartAsync();
        using var key = new SoftwareAuthenticator();
        await AddAsync(core, core.Admin, key);

        await core.Get<SecondFactorService>().RemovePasskeyAsync(core.Admin, 1, CancellationToken.None);

        Assert.AreEqual((0L, true), (core.Scalar<long>("select count(*) from recovery_codes"), (await core.SignInAsync("admin")).Value!.Pending is null));
    }

    private static async Task<PasskeyView> AddAsync(AccountsCore core, Actor actor, SoftwareAuthenticator key)
    {
        var added = await TryAddAsync(core, actor, key);
        Assert.IsFalse(added.IsRefused, added.Refusal?.Code);
        return added.Value.Passkey;
    }

    private static async Task<Result<AddedPasskey>> TryAddAsync(AccountsCore core, Actor actor, SoftwareAuthenticator key)
    {
        var passkeys = core.Get<PasskeyService>();
        var asked = await passkeys.BeginAsync(actor, Site);
        return await passkeys.AddAsync(actor, key.Create(asked.Value!, Site), "Key", Site, CancellationToken.None);
    }

    private static async Task<Result<SignedIn>> SignInAsync(AccountsCore core, SoftwareAuthenticator key, bool rise = true)
    {
        if (rise)
            key.Count++;
        return await AnswerAsync(core, key.Use(await core.Get<PasskeySignIn>().BeginAsync(Caller.Device!, Site), Site));
    }

    private static Task<Result<SignedIn>> AnswerAsync(AccountsCore core, PasskeyAnswer answer) =>
        core.Get<PasskeySignIn>().SignInAsync(answer, remember: false, Caller, Site, CancellationToken.None);

    private static async Task<string> WaitAsync(AccountsCore core, string login) => (await core.SignInAsync(login)).Value!.Pending!;

    private static async Task<Result<SignedIn>> SecondStepAsync(AccountsCore core, string pending, SoftwareAuthenticator key)
    {
        key.Count++;
        var second = core.Get<SecondStep>();
        var asked = await second.PasskeyAsync(pending, Caller, Site);
        return await second.ByPasskeyAsync(pending, key.Use(asked.Value!, Site), Caller, Site, CancellationToken.None);
    }
}
