using System.Text;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.WayBack;
using Appliance.Core.Mail;
using Appliance.Core.Settings;
using Dapper;

namespace Appliance.Core.Tests.Accounts;

/// <summary>The way back in by mail, as its owner and as an attacker goes it.</summary>
[TestClass]
public sealed class ForgottenPasswordTests
{
    private const string NewPassword = "Other-horse-8";
    private static readonly CallerInfo Caller = new("198.51.100.7", "test", "pc");

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("bob")]
    [DataRow("BOB@example.com")]
    [DataRow("+86 138-0013-8000")]
    public async Task Reset_CodeOfTheMail_SetsThePassword(string login)
    {
        await using var core = await StartAsync();
        var code = await AskAsync(core, login);

        var refusal = await ResetAsync(core, code!);
        var signedIn = await core.SignInAsync("bob", NewPassword);

        Assert.AreEqual((null, false), (refusal?.Code, signedIn.IsRefused));
    }

    [TestMethod]
    public async Task Reset_CodeTypedByHand_ForgivesCaseAndBlanks()
    {
        await using var core = await StartAsync();
        var code = (await AskAsync(core, "bob"))!.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant().Replace('0', 'o');

        Assert.IsNull(await ResetAsync(core, code));
    }

    [TestMethod]
    public async Task Reset_CodeUsedTwice_IsWorthlessTheSecondTime()
    {
        await using var core = await StartAsync();
        var code = await AskAsync(core, "bob");
        await ResetAsync(core, code!);

        var second = await ResetAsync(core, code!, "Third-horse-9");

        Assert.AreEqual("code_invalid", second?.Code);
    }

    [TestMethod]
    public async Task Reset_TwoAtOnceWithOneCode_OneWins()
    {
        await using var core = await StartAsync();
        var code = await AskAsync(core, "bob");

        var results = await Task.WhenAll(ResetAsync(core, code!), ResetAsync(core, code!, "Third-horse-9"));

        Assert.AreEqual(1, results.Count(refusal => refusal is null));
    }

    [TestMethod]
    public async Task Reset_AfterThirtyMinutes_IsWorthless()
    {
        await using var core = await StartAsync();
        var code = await AskAsync(core, "bob");
        core.Clock.Advance(TimeSpan.FromMinutes(30));

        var refusal = await ResetAsync(core, code!);

        Assert.AreEqual("code_invalid", refusal?.Code);
    }

    [TestMethod]
    public async Task Reset_CodeOfOne_ChangesNobodyElse()
    {
        await using var core = await StartAsync();
        await core.AddAgentAsync("eve", email: "eve@example.com");
        var code = await AskAsync(core, "eve");

        await ResetAsync(core, code!);

        Assert.IsFalse((await core.SignInAsync("bob")).IsRefused);
    }

    [TestMethod]
    public async Task Reset_AskedTwice_OneUseMakesBothWorthless()
    {
        await using var core = await StartAsync();
        var first = await AskAsync(core, "bob");
        var second = await AskAsync(core, "bob");
        await ResetAsync(core, second!);

        var refusal = await ResetAsync(core, first!, "Third-horse-9");

        Assert.AreEqual("code_invalid", refusal?.Code);
    }

    [TestMethod]
    public async Task Reset_UnlockCode_SetsNoPassword()
    {
        await using var core = await StartAsync();
        for (var i = 0; i < 5; i++)
            await core.SignInAsync("bob", "wrong", address: Caller.Address);
        await core.Get<AccountPost>().DrainAsync(TestContext.CancellationToken);
        var code = LastCode(core);

        var refusal = await ResetAsync(core, code!);

        Assert.AreEqual("code_invalid", refusal?.Code);
    }

    [TestMethod]
    public async Task Reset_Done_EndsEverySession()
    {
        await using var core = await StartAsync();
        var (_, token) = await core.EnterAsync("bob");
        var code = await AskAsync(core, "bob");
        await ResetAsync(core, code!);

        var session = await core.Get<ActorResolver>().BySessionAsync(token, TestContext.CancellationToken);

        Assert.IsNull(session);
    }

    [TestMethod]
    public async Task Reset_Done_TellsTheOwner()
    {
        await using var core = await StartAsync();
        var code = await AskAsync(core, "bob");
        await ResetAsync(core, code!);

        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from notices n join agents a on a.id = n.agent_id where a.login = 'bob' and n.kind = 'security'"));
    }

    [TestMethod]
    public async Task Reset_WeakPassword_IsRefusedAndTheCodeStaysGood()
    {
        await using var core = await StartAsync();
        var code = await AskAsync(core, "bob");

        var weak = await ResetAsync(core, code!, "short");
        var good = await ResetAsync(core, code!);

        Assert.AreEqual(("invalid", null), (weak?.Code, good?.Code));
    }

    [TestMethod]
    public async Task Reset_AccountDisabledMeanwhile_StaysDisabled()
    {
        await using var core = await StartAsync();
        var code = await AskAsync(core, "bob");
        await core.ExecuteAsync("update agents set state = 'disabled' where login = 'bob'");

        await ResetAsync(core, code!);

        Assert.AreEqual("disabled", core.Scalar<string>("select state from agents where login = 'bob'"));
    }

    [TestMethod]
    [DataRow("nobody")]
    [DataRow("noaddress")]
    [DataRow("team@example.com")]
    [DataRow("bob' or '1'='1")]
    public async Task Ask_NobodyToReach_SendsNothing(string login)
    {
        await using var core = await StartAsync();
        await core.AddAgentAsync("noaddress");
        await core.AddAgentAsync("one", email: "team@example.com");
        await core.AddAgentAsync("two", email: "team@example.com");

        Assert.IsNull(await AskAsync(core, login));
    }

    [TestMethod]
    public async Task Ask_ManyTimes_SendsThreeAnHour()
    {
        await using var core = await StartAsync();
        for (var i = 0; i < 10; i++)
            await AskAsync(core, "bob");

        Assert.AreEqual(3L, core.Scalar<long>("select count(*) from mails"));
    }

    [TestMethod]
    public async Task Ask_Code_IsNotReadableInTheDatabase()
    {
        await using var core = await StartAsync();
        var code = (await AskAsync(core, "bob"))!;

        // Whatever lies in any file of the folder: tables, indexes, the log before the commit.
        var bare = code.Replace("-", "", StringComparison.Ordinal);
        var found = Directory.EnumerateFiles(core.Folder, "*.db*").Select(file => Encoding.Latin1.GetString(Read(file)))
            .Any(text => text.Contains(code, StringComparison.OrdinalIgnoreCase) || text.Contains(bare, StringComparison.OrdinalIgnoreCase));

        Assert.IsFalse(found);
    }

    [TestMethod]
    public async Task Ask_ServerThatDoesNotKnowItsAddress_SendsNoLink()
    {
        await using var core = await StartAsync();
        await AskAsync(core, "bob");

        Assert.DoesNotContain("http", LastText(core)!);
    }

    [TestMethod]
    public async Task Unlock_CodeOfTheMail_UnlocksOnce()
    {
        await using var core = await StartAsync();
        for (var i = 0; i < 5; i++)
            await core.SignInAsync("bob", "wrong", address: Caller.Address);
        await core.Get<AccountPost>().DrainAsync(TestContext.CancellationToken);
        var code = LastCode(core)!;
        var locked = await core.SignInAsync("bob", address: Caller.Address);

        var first = await core.Get<ForgottenPassword>().UnlockAsync(code, Caller, TestContext.CancellationToken);
        var second = await core.Get<ForgottenPassword>().UnlockAsync(code, Caller, TestContext.CancellationToken);
        var after = await core.SignInAsync("bob", address: Caller.Address);

        Assert.AreEqual(("locked", null, "code_invalid", false), (locked.Refusal?.Code, first?.Code, second?.Code, after.IsRefused));
    }

    [TestMethod]
    public async Task Lock_OfOneAccountAgainAndAgain_IsMailedOnceAnHour()
    {
        await using var core = await StartAsync();
        for (var address = 0; address < 4; address++)
        {
            for (var i = 0; i < 5; i++)
                await core.SignInAsync("bob", "wrong", address: $"198.51.100.{address}");
        }

        await core.Get<AccountPost>().DrainAsync(TestContext.CancellationToken);

        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from mails"));
    }

    /// <summary>With an agent bob, and a mail server that is set but never asked: the outbox does not run here.</summary>
    private async Task<AccountsCore> StartAsync()
    {
        var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob", email: "bob@example.com");
        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { Phone = "138 0013 8000" }, TestContext.CancellationToken);
        await core.Get<MailService>().SaveAsync(
            core.Admin, new MailSettingsInput("mail.example.com", 587, MailSecurity.StartTls, null, null, "shop@example.com", null), TestContext.CancellationToken);
        return core;
    }

    private async Task<string?> AskAsync(AccountsCore core, string login)
    {
        core.Get<ForgottenPassword>().Ask(login, Caller);
        await core.Get<AccountPost>().DrainAsync(TestContext.CancellationToken);
        return LastCode(core);
    }

    private Task<Refusal?> ResetAsync(AccountsCore core, string code, string password = NewPassword) =>
        core.Get<ForgottenPassword>().ResetAsync(code, password, Caller, TestContext.CancellationToken);

    private static string? LastText(AccountsCore core)
    {
        var payload = core.Database.Read(connection => connection.QueryFirstOrDefault<string>("select payload from outbox where kind = 'mail' order by id desc"));
        return payload is null ? null : StoredJson.Read<OutgoingMail>(core.Get<ISecretProtector>().Unprotect(MailOutbox.PayloadPurpose, payload)!)!.Text;
    }

    private static string? LastCode(AccountsCore core) =>
        LastText(core)?.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length == 23 && line.Count(character => character == '-') == 3);

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
