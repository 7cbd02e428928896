using Appliance.Core.Accounts;
using Appliance.Core.Mail;
using Appliance.Core.Paging;
using Appliance.Core.Tests.Testing;
using Appliance.Testing;

namespace Appliance.Core.Tests.Mail;

/// <summary>From the queue to the server, through the outbox.</summary>
[TestClass]
public sealed class MailOutboxTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Queue_NoServerSet_QueuesNothing()
    {
        await using var core = await TestCore.StartAsync();

        var queued = await QueueAsync(core, new OutgoingMail("bob@example.com", "s", "t"));

        Assert.AreEqual((false, 0L), (queued, core.Scalar<long>("select count(*) from outbox")));
    }

    [TestMethod]
    [DataRow("bob@example.com\r\nBcc: eve@example.com", "s")]
    [DataRow("bob@example.com", "s\r\nBcc: eve@example.com")]
    public async Task Queue_LineBreakInTheHead_IsRefused(string to, string subject)
    {
        await using var core = await TestCore.StartAsync();
        await using var server = await ServedAsync(core);

        var queued = await QueueAsync(core, new OutgoingMail(to, subject, "t"));

        Assert.IsFalse(queued);
    }

    [TestMethod]
    public async Task Queue_Mail_ArrivesAndIsListedAsSentWithTheAnswer()
    {
        await using var core = await TestCore.StartAsync();
        await using var server = await ServedAsync(core);

        await QueueAsync(core, new OutgoingMail("bob@example.com", "s", "t"));
        await server.MailToAsync("bob@example.com", TestContext.CancellationToken);
        await TestCore.EventuallyAsync(() => List(core)[0].State == "sent", "the mail is listed as sent");

        Assert.StartsWith("250 2.0.0 queued as", List(core)[0].Answer);
    }

    [TestMethod]
    public async Task Queue_Content_DoesNotLieReadableInTheDatabase()
    {
        await using var core = await TestCore.StartAsync();
        await using var server = await ServedAsync(core);

        await QueueAsync(core, new OutgoingMail("bob@example.com", "s", "the secret link"));

        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from outbox where payload like '%secret%' or payload like '%bob%'"));
    }

    [TestMethod]
    public async Task Send_5xx_FailsAtOnceAndCanBeSentAgain()
    {
        await using var core = await TestCore.StartAsync();
        await using var server = await ServedAsync(core);
        await QueueAsync(core, new OutgoingMail("gone@example.com", "s", "t"));
        await TestCore.EventuallyAsync(() => List(core)[0].State == "failed", "the mail has failed");
        var failed = List(core)[0];

        var refusal = await core.Get<MailService>().SendAgainAsync(Actor.System, failed.Id, TestContext.CancellationToken);

        Assert.AreEqual((1, "550 5.1.1 no such user here", null), (failed.Attempts, failed.Answer, refusal));
    }

    [TestMethod]
    public async Task Send_4xx_IsTriedAgain()
    {
        await using var core = await TestCore.StartAsync();
        await using var server = await ServedAsync(core);
        await QueueAsync(core, new OutgoingMail("soft@example.com", "s", "t"));
        await TestCore.EventuallyAsync(() => List(core)[0].Answer is not null, "the first try is over");

        core.Time.Advance(TimeSpan.FromSeconds(2));
        await server.MailToAsync("soft@example.com", TestContext.CancellationToken);

        Assert.HasCount(1, server.Mails());
    }

    [TestMethod]
    public async Task Save_OtherServerWithoutPassword_DropsTheStoredOne()
    {
        await using var core = await TestCore.StartAsync();
        var mail = core.Get<MailService>();
        var input = new MailSettingsInput("mail.example.com", 587, MailSecurity.StartTls, "mailer", "pass-phrase", "shop@example.com", null);
        await mail.SaveAsync(Actor.System, input, TestContext.CancellationToken);

        var kept = await mail.SaveAsync(Actor.System, input with { Password = null }, TestContext.CancellationToken);
        var moved = await mail.SaveAsync(Actor.System, input with { Password = null, Host = "evil.example.com" }, TestContext.CancellationToken);

        Assert.AreEqual((true, false), (kept.Value!.HasPassword, moved.Value!.HasPassword));
    }

    [TestMethod]
    public async Task Save_Password_IsStoredEncrypted()
    {
        await using var core = await TestCore.StartAsync();

        await core.Get<MailService>().SaveAsync(
            Actor.System, new MailSettingsInput("mail.example.com", 587, MailSecurity.StartTls, "mailer", "pass-phrase", "shop@example.com", null), TestContext.CancellationToken);

        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from settings where value like '%pass-phrase%'"));
    }

    [TestMethod]
    public async Task Test_WithoutTheRight_IsForbidden()
    {
        await using var core = await TestCore.StartAsync();
        var agent = await core.AddAgentAsync(await core.AddGroupAsync());

        var result = await core.Get<MailService>().TestAsync(agent, "bob@example.com", TestContext.CancellationToken);

        Assert.AreEqual(Refusal.Forbidden(Permissions.SettingsEdit).Code, result.Refusal?.Code);
    }

    private async Task<MailServer> ServedAsync(TestCore core)
    {
        var server = await MailServer.StartAsync(MailSecurity.None, TestContext.CancellationToken);
        var saved = await core.Get<MailService>().SaveAsync(
            Actor.System, new MailSettingsInput("127.0.0.1", server.Port, MailSecurity.None, null, null, "shop@example.com", "拾光茶铺"), TestContext.CancellationToken);
        Assert.IsFalse(saved.IsRefused);
        return server;
    }

    private Task<bool> QueueAsync(TestCore core, OutgoingMail mail) =>
        core.Database.WriteAsync(session => core.Get<MailOutbox>().Queue(session, mail), TestContext.CancellationToken);

    private static IReadOnlyList<MailView> List(TestCore core) => core.Get<MailService>().List(Actor.System, new PageRequest()).Value!.Items;
}
