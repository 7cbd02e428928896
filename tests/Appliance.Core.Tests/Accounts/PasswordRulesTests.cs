using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Passwords;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class PasswordRulesTests
{
    private static readonly CallerInfo Caller = new(AccountsCore.Home, "test", "pc");

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("Ab1!", "password_too_short")]
    [DataRow("alllower-123456", "password_case")]
    [DataRow("Shiguang-Tea-123", "password_contains_word")]
    [DataRow("Long-Enough-123", "")]
    public async Task Check_RulesOfTheAdmin_AreObeyed(string password, string faults)
    {
        await using var core = await AccountsCore.StartAsync();
        await SaveAsync(core, new PasswordRules { MinLength = 12, MixedCase = true, Words = ["shiguang"] });

        Assert.Contains(faults, string.Join(' ', core.Get<PasswordPolicy>().Check(password, "bob")));
    }

    [TestMethod]
    [DataRow(true, "password_common")]
    [DataRow(false, "")]
    public async Task Check_BreachedPassword_IsRefusedWhileTheRuleIsOn(bool notBreached, string faults)
    {
        await using var core = await AccountsCore.StartAsync();
        await SaveAsync(core, new PasswordRules { Letter = false, Digit = false, Special = false, NotBreached = notBreached });

        Assert.AreEqual(faults, string.Join(' ', core.Get<PasswordPolicy>().Check("liverpool", "bob")));
    }

    [TestMethod]
    public async Task Change_FormerPassword_IsRefusedAsFarBackAsTheRulesSay()
    {
        await using var core = await AccountsCore.StartAsync();
        await SaveAsync(core, new PasswordRules { History = 2 });
        await ChangeAsync(core, AccountsCore.Password, "Second-horse-2");
        await ChangeAsync(core, "Second-horse-2", "Third-horse-3");

        var refused = await ChangeAsync(core, "Third-horse-3", AccountsCore.Password);
        await ChangeAsync(core, "Third-horse-3", "Fourth-horse-4");
        var allowed = await ChangeAsync(core, "Fourth-horse-4", AccountsCore.Password);

        Assert.AreEqual(("password_used", null), (refused?.Errors?["newPassword"][0], allowed?.Code));
    }

    [TestMethod]
    public async Task SignIn_ExpiredPassword_DemandsANewOne()
    {
        await using var core = await AccountsCore.StartAsync();
        await SaveAsync(core, new PasswordRules { ExpiryDays = 90 });
        var before = await core.SignInAsync("admin");
        core.Clock.Advance(TimeSpan.FromDays(90));

        var expired = await core.SignInAsync("admin");
        var renewed = await core.SignInAsync("admin", newPassword: "Second-horse-2");

        Assert.AreEqual((false, "password_change_required", false), (before.IsRefused, expired.Refusal?.Code, renewed.IsRefused));
    }

    [TestMethod]
    public async Task SignIn_OldPasswordWithReminderOnly_SignsInAndRemindsOnceAWeek()
    {
        await using var core = await AccountsCore.StartAsync();
        await SaveAsync(core, new PasswordRules { ExpiryDays = 90, RemindOnly = true });
        core.Clock.Advance(TimeSpan.FromDays(91));
        var counts = new List<long>();
        for (var day = 0; day < 9; day++)
        {
            await core.EnterAsync("admin");
            counts.Add(core.Scalar<long>("select count(*) from notices"));
            core.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.AreEqual("1 1 1 1 1 1 2 2 2", string.Join(' ', counts));
    }

    [TestMethod]
    public async Task SignIn_LastWeekBeforeTheExpiry_TellsOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        await SaveAsync(core, new PasswordRules { ExpiryDays = 90 });
        core.Clock.Advance(TimeSpan.FromDays(84));
        await core.EnterAsync("admin");
        core.Clock.Advance(TimeSpan.FromDays(1));
        await core.EnterAsync("admin");

        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from notices"));
    }

    [TestMethod]
    public async Task Save_OutOfRange_NamesTheFields()
    {
        await using var core = await AccountsCore.StartAsync();

        var result = await core.Get<PasswordSettings>().SaveAsync(
            core.Admin, new PasswordRules { MinLength = 5, History = 11, ExpiryDays = 30, Words = ["x"] }, TestContext.CancellationToken);

        Assert.AreEqual("expiryDays history minLength words", string.Join(' ', result.Refusal!.Errors!.Keys.Order()));
    }

    [TestMethod]
    public async Task Save_WithoutTheRight_IsForbidden()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        var (bob, _) = await core.EnterAsync("bob");

        var result = await core.Get<PasswordSettings>().SaveAsync(bob, new PasswordRules(), TestContext.CancellationToken);

        Assert.AreEqual("forbidden", result.Refusal?.Code);
    }

    [TestMethod]
    [DataRow(64)]
    [DataRow(6)]
    public async Task Generated_Password_FitsTheRules(int length)
    {
        await using var core = await AccountsCore.StartAsync();
        await SaveAsync(core, new PasswordRules { MinLength = length, MixedCase = true });
        var policy = core.Get<PasswordPolicy>();

        Assert.IsEmpty(policy.Check(GeneratedPassword.New(policy, "bob"), "bob"));
    }

    private Task<Result<PasswordRules>> SaveAsync(AccountsCore core, PasswordRules rules) =>
        core.Get<PasswordSettings>().SaveAsync(core.Admin, rules, TestContext.CancellationToken);

    private Task<Refusal?> ChangeAsync(AccountsCore core, string password, string newPassword) =>
        core.Get<ChangePassword>().ChangeAsync(core.Admin, password, newPassword, Caller, TestContext.CancellationToken);
}
