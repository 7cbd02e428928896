using System.Net;

namespace Appliance.Web.Tests.Accounts;

[TestClass]
public sealed class SignInApiTests
{
    [TestMethod]
    public async Task SignIn_RightPassword_SetsTheCookies()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.SendForAnswerAsync(
            HttpMethod.Post, "/api/v1/auth/sign-in", System.Net.Http.Json.JsonContent.Create(new { login = "admin", password = AccountsServer.Password }));

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.IsTrue(
            cookies.Exists(cookie => cookie.StartsWith("appliance-session=", StringComparison.Ordinal) && cookie.Contains("httponly; samesite=lax", StringComparison.Ordinal)
                || cookie.Contains("samesite=lax; httponly", StringComparison.Ordinal))
            && cookies.Exists(cookie => cookie.StartsWith("XSRF-TOKEN=", StringComparison.Ordinal) && !cookie.Contains("httponly", StringComparison.Ordinal)),
            string.Join('\n', cookies));
    }

    [TestMethod]
    public async Task SignIn_Locked_Is423WithRetryAfterAlsoForUnknownLogins()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();
        for (var i = 0; i < 5; i++)
            await browser.PostAsync("/api/v1/auth/sign-in", new { login = "nobody", password = "wrong" });

        using var answer = await browser.SendForAnswerAsync(
            HttpMethod.Post, "/api/v1/auth/sign-in", System.Net.Http.Json.JsonContent.Create(new { login = "nobody", password = "wrong" }));

        Assert.AreEqual((HttpStatusCode.Locked, "60"), (answer.StatusCode, answer.Headers.GetValues("Retry-After").Single()));
    }

    [TestMethod]
    public async Task SignIn_TooOftenForOneLogin_Is429()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();
        HttpStatusCode last = default;
        for (var i = 0; i < 21; i++)
            (last, _) = await browser.PostAsync("/api/v1/auth/sign-in", new { login = "nobody", password = "wrong" });

        Assert.AreEqual(HttpStatusCode.TooManyRequests, last);
    }

    [TestMethod]
    public async Task SignIn_RateLimitsOff_Is423Still()
    {
        await using var server = await AccountsServer.StartAsync(settings: new() { ["RateLimits:Enabled"] = "false" });
        using var browser = server.NewBrowser();
        HttpStatusCode last = default;
        for (var i = 0; i < 25; i++)
            (last, _) = await browser.PostAsync("/api/v1/auth/sign-in", new { login = "nobody", password = "wrong" });

        Assert.AreEqual(HttpStatusCode.Locked, last);
    }

    [TestMethod]
    public async Task SignOut_Session_IsOverInTheNextCall()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = await server.SignInAsync();
        using var other = await server.SignInAsync();
        await browser.PostAsync("/api/v1/auth/sign-out", new { });

        var statuses = ((await browser.GetAsync("/api/v1/me")).Status, (await other.GetAsync("/api/v1/me")).Status);

        Assert.AreEqual((HttpStatusCode.Unauthorized, HttpStatusCode.OK), statuses);
    }

    [TestMethod]
    public async Task Me_SignedIn_SaysWhoAndWhatAndWhere()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = await server.SignInAsync();

        var (_, me) = await browser.GetAsync("/api/v1/me");

        Assert.AreEqual(
            ("admin", "all", 16),
            (me.GetProperty("agent").GetProperty("login").GetString(),
             me.GetProperty("scopes").GetProperty("conversations").GetProperty("view").GetString(),
             me.GetProperty("cursor").GetString()!.Length));
    }

    [TestMethod]
    public async Task Change_WithoutXsrfHeader_Is400Antiforgery()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = await server.SignInAsync();

        var (status, body) = await browser.SendAsync(HttpMethod.Post, "/api/v1/groups", xsrf: "wrong");

        Assert.AreEqual((HttpStatusCode.BadRequest, "antiforgery"), (status, body.GetProperty("code").GetString()));
    }

    [TestMethod]
    public async Task Change_WithXsrfOfAnotherSession_Is400Antiforgery()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = await server.SignInAsync();
        using var other = await server.SignInAsync();

        var (_, body) = await browser.SendAsync(HttpMethod.Post, "/api/v1/groups", xsrf: other.Xsrf);

        Assert.AreEqual("antiforgery", body.GetProperty("code").GetString());
    }

    [TestMethod]
    public async Task ApiToken_Change_NeedsNoXsrf()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = await server.SignInAsync();
        var (_, token) = await browser.PostAsync("/api/v1/api-tokens", new { name = "t", permissions = new[] { "groups.edit" } });
        using var program = server.NewBrowser();

        var (status, _) = await program.SendAsync(
            HttpMethod.Post, "/api/v1/groups", System.Net.Http.Json.JsonContent.Create(new { name = "sales" }), bearer: token.GetProperty("token").GetString());

        Assert.AreEqual(HttpStatusCode.Created, status);
    }

    [TestMethod]
    public async Task ApiToken_BeyondItsPermissions_Is403NamingThePermission()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = await server.SignInAsync();
        var (_, token) = await browser.PostAsync("/api/v1/api-tokens", new { name = "t", permissions = new[] { "groups.view" } });

        var (status, body) = await browser.SendAsync(HttpMethod.Get, "/api/v1/agents", bearer: token.GetProperty("token").GetString());

        Assert.AreEqual((HttpStatusCode.Forbidden, "agents.view"), (status, body.GetProperty("permission").GetString()));
    }

    [TestMethod]
    public async Task Bearer_Unknown_Is401EvenBesideACookie()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = await server.SignInAsync();

        var (status, _) = await browser.SendAsync(HttpMethod.Get, "/api/v1/me", bearer: "apl_unknown");

        Assert.AreEqual(HttpStatusCode.Unauthorized, status);
    }

    [TestMethod]
    public async Task SensitiveWork_ProofOlderThan15Minutes_Is403UntilStepUp()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = await server.SignInAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(16));
        var (_, before) = await browser.PostAsync("/api/v1/roles", new { name = "x" });

        await browser.PostAsync("/api/v1/auth/step-up", new { password = AccountsServer.Password });
        var (after, _) = await browser.PostAsync("/api/v1/roles", new { name = "x" });

        Assert.AreEqual(("step_up_required", HttpStatusCode.Created), (before.GetProperty("code").GetString(), after));
    }

    [TestMethod]
    public async Task Disable_Agent_EndsTheSessionForTheNextCall()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        var (_, bob) = await admin.PostAsync("/api/v1/agents", new { login = "bob", password = AccountsServer.Password, mustChangePassword = false });
        using var browser = await server.SignInAsync("bob");
        await admin.PutAsync($"/api/v1/agents/{bob.GetProperty("id").GetInt64()}", new { state = "disabled" });

        var (status, _) = await browser.GetAsync("/api/v1/me");

        Assert.AreEqual(HttpStatusCode.Unauthorized, status);
    }

    [TestMethod]
    public async Task PutAgent_WholeObjectAsRead_IsTheSameAgent()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        var (_, before) = await admin.GetAsync("/api/v1/agents/1");

        var (status, after) = await admin.PutAsync("/api/v1/agents/1", before);

        Assert.AreEqual((HttpStatusCode.OK, before.ToString()), (status, after.ToString()));
    }
}
