using Appliance.Core.Mail;
using Appliance.Core.Tests.Accounts;
using Appliance.Core.Settings;
using Appliance.Testing;

namespace Appliance.Core.Tests.Mail;

/// <summary>Against a real mail server.</summary>
[TestClass]
public sealed class SmtpTransportTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(MailSecurity.None, "False")]
    [DataRow(MailSecurity.StartTls, "True")]
    [DataRow(MailSecurity.Tls, "True")]
    public async Task Send_EachSecurity_ArrivesAsItSays(string security, string tls)
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        await using var server = await MailServer.StartAsync(security, TestContext.CancellationToken);

        var result = await SendAsync(core, server, security);

        Assert.IsTrue(result.Sent, result.ToString());
        Assert.Contains($"X-Tls: {tls}", server.Mails().Single());
    }

    [TestMethod]
    public async Task Send_DotsAtLineStarts_ArriveAsWritten()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        await using var server = await MailServer.StartAsync(MailSecurity.None, TestContext.CancellationToken);

        // Base64 never begins a line with a dot; what is not encoded may.
        await using var connection = await SmtpConnection.OpenAsync("127.0.0.1", server.Port, TestContext.CancellationToken);
        await connection.ReadAsync(TestContext.CancellationToken);
        foreach (var command in (string[])["EHLO test", "MAIL FROM:<a@example.com>", "RCPT TO:<b@example.com>", "DATA"])
            await connection.AskAsync(command, TestContext.CancellationToken);
        await connection.ContentAsync("Subject: x\r\n\r\n.one\r\n..two\r\n."u8.ToArray(), TestContext.CancellationToken);

        Assert.EndsWith("\r\n\r\n.one\r\n..two\r\n.\r\n", server.Mails().Single());
    }

    [TestMethod]
    public async Task Send_WrongPassword_SaysWhatTheServerSaid()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        await using var server = await MailServer.StartAsync(MailSecurity.StartTls, TestContext.CancellationToken);

        var result = await SendAsync(core, server, MailSecurity.StartTls, password: "wrong");

        Assert.AreEqual((false, "sign_in", (int?)535), (result.Sent, result.Step, result.Code));
    }

    [TestMethod]
    public async Task Send_CertificateOfNobody_IsRefusedBeforeThePasswordGoesOut()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        await using var server = await MailServer.StartAsync(MailSecurity.StartTls, TestContext.CancellationToken);

        var result = await new SmtpTransport(core.Get<ISecretProtector>(), TimeProvider.System)
            .SendAsync(Settings(core, server, MailSecurity.StartTls, MailServer.Password), Mail("bob"), "m1", DateTimeOffset.UnixEpoch, TestContext.CancellationToken);

        Assert.AreEqual((false, "tls"), (result.Sent, result.Step));
    }

    [TestMethod]
    public async Task Send_ServerWithoutStartTls_IsNotSpokenToInPlain()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        await using var server = await MailServer.StartAsync(MailSecurity.None, TestContext.CancellationToken);

        var result = await SendAsync(core, server, MailSecurity.StartTls);

        Assert.AreEqual((false, 0), (result.Sent, server.Mails().Count));
    }

    [TestMethod]
    [DataRow("gone", 550, "5.1.1 no such user here")]
    [DataRow("later", 451, "4.7.1 try again later")]
    public async Task Send_RecipientRefused_HasCodeAndWords(string recipient, int code, string words)
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        await using var server = await MailServer.StartAsync(MailSecurity.None, TestContext.CancellationToken);

        var result = await SendAsync(core, server, MailSecurity.None, recipient);

        Assert.AreEqual(("recipient", code, words), (result.Step, result.Code, result.Answer));
    }

    [TestMethod]
    public async Task Send_NobodyListens_SaysSo()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        var settings = new MailSettings { Host = "127.0.0.1", Port = 1, Security = MailSecurity.None, SenderAddress = "shop@example.com" };

        var result = await new SmtpTransport(core.Get<ISecretProtector>(), TimeProvider.System)
            .SendAsync(settings, Mail("bob"), "m1", DateTimeOffset.UnixEpoch, TestContext.CancellationToken);

        Assert.AreEqual((false, "connect", null), (result.Sent, result.Step, result.Code));
    }

    [TestMethod]
    public async Task Send_ServerThatNeverAnswers_EndsAfterAMinute()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        await using var server = await MailServer.StartAsync(MailSecurity.None, TestContext.CancellationToken);
        var time = new ManualClock();
        var sending = new SmtpTransport(core.Get<ISecretProtector>(), time)
            .SendAsync(Settings(core, server, MailSecurity.None, ""), Mail("slow"), "m1", DateTimeOffset.UnixEpoch, TestContext.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(61));

        Assert.IsFalse((await sending.WaitAsync(TimeSpan.FromSeconds(20), TestContext.CancellationToken)).Sent);
    }

    [TestMethod]
    public async Task Ask_CommandWithLineBreak_IsNeverSent()
    {
        await using var server = await MailServer.StartAsync(MailSecurity.None, TestContext.CancellationToken);
        await using var connection = await SmtpConnection.OpenAsync("127.0.0.1", server.Port, TestContext.CancellationToken);

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => connection.AskAsync("RCPT TO:<a@b>\r\nDATA", TestContext.CancellationToken));
    }

    private Task<MailTestResult> SendAsync(
        AccountsCore core, MailServer server, string security, string recipient = "bob", string password = MailServer.Password)
    {
        var transport = new SmtpTransport(core.Get<ISecretProtector>(), TimeProvider.System)
        {
            Trust = (_, certificate, _, _) => certificate?.GetCertHashString() == server.Thumbprint,
        };
        return transport.SendAsync(Settings(core, server, security, password), Mail(recipient), "m1", DateTimeOffset.UnixEpoch, TestContext.CancellationToken);
    }

    private static OutgoingMail Mail(string recipient) => new(recipient + "@example.com", "你好", "正文", "<p>正文</p>");

    private static MailSettings Settings(AccountsCore core, MailServer server, string security, string password) => new()
    {
        Host = "127.0.0.1",
        Port = server.Port,
        Security = security,
        User = security == MailSecurity.None ? null : MailServer.User,
        Password = core.Get<ISecretProtector>().Protect(MailSettings.PasswordPurpose, password),
        SenderAddress = "shop@example.com",
        SenderName = "拾光茶铺",
    };
}
