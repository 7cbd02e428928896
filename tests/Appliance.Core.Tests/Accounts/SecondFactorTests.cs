using Appliance.Core.Accounts;
using Appliance.Core.Accounts.SecondFactors;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class SecondFactorTests
{
    private static readonly CallerInfo Caller = new(AccountsCore.Home, "test", "pc");

    [TestMethod]
    public async Task SignIn_WithAppAndNoCode_WaitsAndGivesNoSession()
    {
        await using var core = await AccountsCore.StartAsync();
        await SetUpAsync(core, core.Admin);

        var waiting = await core.SignInAsync("admin");

        Assert.AreEqual(("", true, 0L), (waiting.Value!.Token, waiting.Value.Pending is not null, waiting.Value.SessionId));
    }

    [TestMethod]
    public async Task Pending_ShownAsASession_IsNone()
    {
        await using var core = await AccountsCore.StartAsync();
        await SetUpAsync(core, core.Admin);
        var waiting = await core.SignInAsync("admin");

        Assert.IsNull(await core.Get<ActorResolver>().BySessionAsync(waiting.Value!.Pending!, CancellationToken.None));
    }

    [TestMethod]
    public async Task ByCode_RightCode_SignsIn()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, _) = await SetUpAsync(core, core.Admin);
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        var waiting = await core.SignInAsync("admin");

        var signedIn = await ByCodeAsync(core, waiting, CodeNow(core, key));

        Assert.IsNotNull(await core.Get<ActorResolver>().BySessionAsync(signedIn.Value!.Token, CancellationToken.None));
    }

    [TestMethod]
    public async Task ByCode_OfTheSetUp_IsNoSecondTime()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, _) = await SetUpAsync(core, core.Admin);
        var waiting = await core.SignInAsync("admin");

        Assert.AreEqual("invalid_code", (await ByCodeAsync(core, waiting, CodeNow(core, key))).Refusal?.Code);
    }

    [TestMethod]
    public async Task ByCode_Replayed_IsRefusedAlsoAfterARestart()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, _) = await SetUpAsync(core, core.Admin);
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = CodeNow(core, key);
        await ByCodeAsync(core, await core.SignInAsync("admin"), code);

        // What was used stands in the database, not in the service.
        var again = await ByCodeAsync(core, await core.SignInAsync("admin"), code);

        Assert.AreEqual(("invalid_code", 1L), (again.Refusal?.Code, core.Scalar<long>("select count(*) from totp_secrets where last_step > 0")));
    }

    [TestMethod]
    public async Task ByCode_SameCodeTwiceAtOnce_SignsInOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, _) = await SetUpAsync(core, core.Admin);
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = CodeNow(core, key);
        var (one, other) = (await core.SignInAsync("admin"), await core.SignInAsync("admin"));

        var results = await Task.WhenAll(ByCodeAsync(core, one, code), ByCodeAsync(core, other, code));

        Assert.AreEqual(1, results.Count(result => !result.IsRefused));
    }

    [TestMethod]
    public async Task ByCode_FiveWrong_EndsTheSignInAndLocks()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, _) = await SetUpAsync(core, core.Admin);
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        var waiting = await core.SignInAsync("admin");
        var codes = new List<string?>();
        for (var i = 0; i < 5; i++)
            codes.Add((await ByCodeAsync(core, waiting, "000000")).Refusal?.Code);

        var after = await ByCodeAsync(core, waiting, CodeNow(core, key));
        var again = await core.SignInAsync("admin");

        Assert.AreEqual(
            ("invalid_code invalid_code invalid_code invalid_code sign_in_ended", "sign_in_ended", "locked"),
            (string.Join(' ', codes), after.Refusal?.Code, again.Refusal?.Code));
    }

    [TestMethod]
    public async Task ByCode_WrongOnesOverManySignIns_CountTowardsTheLockout()
    {
        await using var core = await AccountsCore.StartAsync();
        await SetUpAsync(core, core.Admin);
        for (var i = 0; i < 5; i++)
            await ByCodeAsync(core, await core.SignInAsync("admin"), "000000");

        Assert.AreEqual("locked", (await core.SignInAsync("admin")).Refusal?.Code);
    }

    [TestMethod]
    public async Task ByCode_PendingOfAnotherBrowser_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, _) = await SetUpAsync(core, core.Admin);
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        var waiting = await core.SignInAsync("admin");

        var stolen = await core.Get<SecondStep>().ByCodeAsync(waiting.Value!.Pending!, CodeNow(core, key), Caller with { UserAgent = "thief" }, CancellationToken.None);

        Assert.AreEqual("sign_in_ended", stolen.Refusal?.Code);
    }

    [TestMethod]
    public async Task ByCode_PendingUsedTwice_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, _) = await SetUpAsync(core, core.Admin);
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        var waiting = await core.SignInAsync("admin");
        await ByCodeAsync(core, waiting, CodeNow(core, key));
        core.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.AreEqual("sign_in_ended", (await ByCodeAsync(core, waiting, CodeNow(core, key))).Refusal?.Code);
    }

    [TestMethod]
    public async Task ByCode_PendingOlderThanTenMinutes_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, _) = await SetUpAsync(core, core.Admin);
        var waiting = await core.SignInAsync("admin");
        core.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.AreEqual("sign_in_ended", (await ByCodeAsync(core, waiting, CodeNow(core, key))).Refusal?.Code);
    }

    [TestMethod]
    public async Task ByCode_PasswordChangedMeanwhile_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, _) = await SetUpAsync(core, core.Admin);
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        var waiting = await core.SignInAsync("admin");
        await core.Get<ChangePassword>().ChangeAsync(core.Admin, AccountsCore.Password, "Other-horse-8", Caller, CancellationToken.None);

        Assert.AreEqual("sign_in_ended", (await ByCodeAsync(core, waiting, CodeNow(core, key))).Refusal?.Code);
    }

    [TestMethod]
    public async Task RecoveryCode_UsedTwice_WorksOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        var (_, recovery) = await SetUpAsync(core, core.Admin);

        var first = await ByCodeAsync(core, await core.SignInAsync("admin"), recovery[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal));
        var second = await ByCodeAsync(core, await core.SignInAsync("admin"), recovery[3]);

        Assert.AreEqual((false, "invalid_code", 9L), (first.IsRefused, second.Refusal?.Code, core.Scalar<long>("select count(*) from recovery_codes where used_at is null")));
    }

    [TestMethod]
    public async Task RecoveryCodes_Renewed_EndTheFormer()
    {
        await using var core = await AccountsCore.StartAsync();
        var (_, recovery) = await SetUpAsync(core, core.Admin);
        var renewed = await core.Get<SecondFactorService>().RenewCodesAsync(core.Admin, CancellationToken.None);

        var former = await ByCodeAsync(core, await core.SignInAsync("admin"), recovery[0]);

        Assert.AreEqual((10, "invalid_code"), (renewed.Value!.Count, former.Refusal?.Code));
    }

    [TestMethod]
    public async Task Secret_InTheDatabase_IsNotReadable()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, recovery) = await SetUpAsync(core, core.Admin);

        var stored = core.Scalar<string>("select secret from totp_secrets") + core.Scalar<string>("select group_concat(code_hash) from recovery_codes");

        Assert.IsFalse(stored.Contains(Base32.Encode(key), StringComparison.OrdinalIgnoreCase) || recovery.Any(code => stored.Contains(code, StringComparison.OrdinalIgnoreCase)));
    }

    [TestMethod]
    public async Task SignIn_WithCodeInOneCall_SignsIn()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, _) = await SetUpAsync(core, core.Admin);
        core.Clock.Advance(TimeSpan.FromMinutes(1));

        var signedIn = await core.Get<SignIn>().SignInAsync(new SignInRequest("admin", AccountsCore.Password, null, false, Caller, CodeNow(core, key)), CancellationToken.None);

        Assert.IsFalse(signedIn.IsRefused || signedIn.Value.Pending is not null, signedIn.Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_NewPasswordWithAWrongCode_ChangesNothing()
    {
        await using var core = await AccountsCore.StartAsync();
        await SetUpAsync(core, core.Admin);
        await core.ExecuteAsync("update agents set must_change_password = 1");

        await core.Get<SignIn>().SignInAsync(new SignInRequest("admin", AccountsCore.Password, "Other-horse-8", false, Caller, "000000"), CancellationToken.None);

        Assert.AreEqual(1L, core.Scalar<long>("select must_change_password from agents where id = 1"));
    }

    [TestMethod]
    public async Task StepUp_ByCode_IsAProof()
    {
        await using var core = await AccountsCore.StartAsync();
        var (key, _) = await SetUpAsync(core, core.Admin);
        core.Clock.Advance(TimeSpan.FromMinutes(20));

        var refusal = await core.Get<StepUp>().VerifyAsync(core.Admin, new StepUpProof(Code: CodeNow(core, key)), Caller, CancellationToken.None);

        Assert.AreEqual((null, core.Clock.GetUtcNow().ToUnixTimeMilliseconds()), (refusal?.Code, core.Scalar<long>("select verified_at from sessions where id = @SessionId", core.Admin)));
    }

    [TestMethod]
    public async Task StepUp_WrongCodes_CountTowardsTheLockout()
    {
        await using var core = await AccountsCore.StartAsync();
        await SetUpAsync(core, core.Admin);
        for (var i = 0; i < 5; i++)
            await core.Get<StepUp>().VerifyAsync(core.Admin, new StepUpProof(Code: "000000"), Caller, CancellationToken.None);

        Assert.AreEqual("locked", (await core.Get<StepUp>().VerifyAsync(core.Admin, AccountsCore.Password, Caller, CancellationToken.None))?.Code);
    }

    [TestMethod]
    public async Task Reset_ByAdmin_LetsThePasswordAloneInAndTellsTheOwner()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        var (actor, _) = await core.EnterAsync("bob");
        await SetUpAsync(core, actor);

        var refusal = await core.Get<SecondFactorService>().ResetAsync(core.Admin, bob.Id, CancellationToken.None);

        Assert.AreEqual(
            (null, true, 1L),
            (refusal?.Code, (await core.SignInAsync("bob")).Value!.Pending is null,
             core.Scalar<long>("select count(*) from notices where agent_id = @Id and title_zh like '管理员%'", new { bob.Id })));
    }

    [TestMethod]
    public async Task Reset_OfWhoMayMore_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await SetUpAsync(core, core.Admin);
        await core.AddAgentAsync("bob", [await core.AddRoleAsync(Reach.All, Permissions.AgentsEdit, Permissions.AgentsView)]);
        var (bob, _) = await core.EnterAsync("bob");

        Assert.AreEqual("exceeds_own", (await core.Get<SecondFactorService>().ResetAsync(bob, 1, CancellationToken.None))?.Code);
    }

    [TestMethod]
    public async Task Factors_ByAnApiToken_AreOutOfReach()
    {
        await using var core = await AccountsCore.StartAsync();
        var token = await core.Get<ApiTokenService>().CreateAsync(core.Admin, new NewApiToken("t", [Permissions.AgentsView]), CancellationToken.None);
        var program = (await core.Get<ActorResolver>().ByTokenAsync(token.Value!.Token, CancellationToken.None))!.Actor;

        Assert.AreEqual("forbidden", (await core.Get<SecondFactorService>().BeginTotpAsync(program, CancellationToken.None)).Refusal?.Code);
    }

    /// <summary>Sets the app up; the key and the recovery codes.</summary>
    internal static async Task<(byte[] Key, IReadOnlyList<string> Recovery)> SetUpAsync(AccountsCore core, Actor actor)
    {
        var service = core.Get<SecondFactorService>();
        var begun = await service.BeginTotpAsync(actor, CancellationToken.None);
        var key = Base32.Decode(begun.Value!.Secret);
        var added = await service.ConfirmTotpAsync(actor, CodeNow(core, key), CancellationToken.None);
        Assert.IsFalse(added.IsRefused, added.Refusal?.Code);
        return (key, added.Value.RecoveryCodes!);
    }

    internal static string CodeNow(AccountsCore core, byte[] key) => Totp.Code(key, Totp.StepOf(core.Clock.GetUtcNow()));

    private static Task<Result<SignedIn>> ByCodeAsync(AccountsCore core, Result<SignedIn> waiting, string code) =>
        core.Get<SecondStep>().ByCodeAsync(waiting.Value!.Pending!, code, Caller, CancellationToken.None);
}
