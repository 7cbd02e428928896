using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Appliance.Web.Tests.Accounts;

/// <summary>What an attacker tries at the door.</summary>
[TestClass]
public sealed class SignInAttackTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("admin")]
    [DataRow("nobody")]
    [DataRow("bob@example.com")]
    public async Task ForgotPassword_AnyLogin_AnswersAlike(string login)
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.SendForAnswerAsync(HttpMethod.Post, "/api/v1/auth/forgot-password", JsonContent.Create(new { login }));

        Assert.AreEqual((HttpStatusCode.NoContent, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.CancellationToken)));
    }

    [TestMethod]
    public async Task ForgotPassword_OneLoginAgainAndAgain_Is429()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();
        HttpStatusCode last = default;
        for (var i = 0; i < 21; i++)
            (last, _) = await browser.PostAsync("/api/v1/auth/forgot-password", new { login = "nobody" });

        Assert.AreEqual(HttpStatusCode.TooManyRequests, last);
    }

    [TestMethod]
    public async Task ForgotPassword_ManyLoginsFromOneAddress_Is429()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();
        HttpStatusCode last = default;
        for (var i = 0; i < 70; i++)
            (last, _) = await browser.PostAsync("/api/v1/auth/forgot-password", new { login = $"nobody{i}" });

        Assert.AreEqual(HttpStatusCode.TooManyRequests, last);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("AAAAA-AAAAA-AAAAA-AAAAA")]
    [DataRow("' or 1=1 --")]
    public async Task ResetPassword_CodeOfNobody_Is422(string code)
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();

        var (status, body) = await browser.PostAsync("/api/v1/auth/reset-password", new { code, newPassword = "Other-horse-8" });

        Assert.AreEqual((HttpStatusCode.UnprocessableEntity, "code_invalid"), (status, Code(body)));
    }

    [TestMethod]
    public async Task SignIn_WithAPlantedSessionCookie_GetsANewOne()
    {
        await using var server = await AccountsServer.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };
        const string planted = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/sign-in")
        {
            Content = JsonContent.Create(new { login = "admin", password = AccountsServer.Password }),
        };
        request.Headers.Add("Cookie", $"appliance-session={planted}");
        using var signedIn = await client.SendAsync(request, TestContext.CancellationToken);

        using var me = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        me.Headers.Add("Cookie", $"appliance-session={planted}");
        using var answer = await client.SendAsync(me, TestContext.CancellationToken);

        Assert.AreEqual((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (signedIn.StatusCode, answer.StatusCode));
    }

    [TestMethod]
    public async Task PasswordChanged_CookieStolenBefore_OpensNothing()
    {
        await using var server = await AccountsServer.StartAsync();
        using var stolen = await server.SignInAsync();
        using var owner = await server.SignInAsync();
        await owner.PutAsync("/api/v1/me/password", new { password = AccountsServer.Password, newPassword = "Other-horse-8" });

        var statuses = ((await stolen.GetAsync("/api/v1/me")).Status, (await owner.GetAsync("/api/v1/me")).Status);

        Assert.AreEqual((HttpStatusCode.Unauthorized, HttpStatusCode.OK), statuses);
    }

    [TestMethod]
    public async Task Profile_FieldsThatAreNobodysToSend_ChangeNothing()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        var (_, bob) = await admin.PostAsync("/api/v1/agents", new { login = "bob", password = AccountsServer.Password, mustChangePassword = false });
        using var browser = await server.SignInAsync("bob");

        await browser.PutAsync("/api/v1/me/profile", new { nickname = "x", roleIds = new[] { 1 }, state = "enabled", login = "root", email = "eve@example.com" });
        var (_, after) = await admin.GetAsync($"/api/v1/agents/{bob.GetProperty("id").GetInt64()}");

        Assert.AreEqual(
            ("bob", JsonValueKind.Null, bob.GetProperty("roleIds").ToString()),
            (after.GetProperty("login").GetString(), after.GetProperty("email").ValueKind, after.GetProperty("roleIds").ToString()));
    }

    [TestMethod]
    public async Task Email_ProofOlderThan15Minutes_IsNotChanged()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PutAsync("/api/v1/settings/profile-fields", new { fields = new[] { "email" } });
        server.Clock.Advance(TimeSpan.FromMinutes(16));

        var (status, body) = await admin.PutAsync("/api/v1/me/email", new { email = "eve@example.com" });

        Assert.AreEqual((HttpStatusCode.Forbidden, "step_up_required"), (status, Code(body)));
    }

    [TestMethod]
    public async Task MailSettings_Password_IsNeverAnswered()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        var (status, saved) = await admin.PutAsync(
            "/api/v1/settings/mail",
            new { host = "mail.example.com", port = 587, security = "starttls", user = "mailer", password = "pass-phrase", senderAddress = "shop@example.com" });
        var (_, read) = await admin.GetAsync("/api/v1/settings/mail");

        Assert.AreEqual((HttpStatusCode.OK, true, false), (status, read.GetProperty("hasPassword").GetBoolean(), (saved.ToString() + read).Contains("pass-phrase", StringComparison.Ordinal)));
    }

    private static string? Code(JsonElement body) => body.GetProperty("code").GetString();
}
