using System.Net;
using Appliance.Core.Accounts.SecondFactors;

namespace Appliance.Web.Tests.Accounts;

[TestClass]
public sealed class SecondFactorApiTests
{
    [TestMethod]
    public async Task SignIn_WithAnApp_IsCodeRequiredAndSetsNoSession()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        await SetUpAsync(server, admin);
        using var browser = server.NewBrowser();

        var (status, body) = await browser.PostAsync("/api/v1/auth/sign-in", new { login = "admin", password = AccountsServer.Password });

        Assert.AreEqual(
            (HttpStatusCode.Unauthorized, "code_required", HttpStatusCode.Unauthorized),
            (status, body.GetProperty("code").GetString(), (await browser.GetAsync("/api/v1/me")).Status));
    }

    [TestMethod]
    public async Task SignIn_WithTheCode_IsASession()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        var key = await SetUpAsync(server, admin);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        using var browser = server.NewBrowser();

        var (status, _) = await browser.PostAsync("/api/v1/auth/sign-in", new { login = "admin", password = AccountsServer.Password, code = CodeNow(server, key) });

        Assert.AreEqual((HttpStatusCode.OK, HttpStatusCode.OK), (status, (await browser.GetAsync("/api/v1/me")).Status));
    }

    [TestMethod]
    public async Task SignIn_WithAReplayedCode_IsInvalid()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        var key = await SetUpAsync(server, admin);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var body = new { login = "admin", password = AccountsServer.Password, code = CodeNow(server, key) };
        using var browser = server.NewBrowser();
        await browser.PostAsync("/api/v1/auth/sign-in", body);

        var (status, again) = await browser.PostAsync("/api/v1/auth/sign-in", body);

        Assert.AreEqual((HttpStatusCode.Unauthorized, "invalid_code"), (status, again.GetProperty("code").GetString()));
    }

    [TestMethod]
    public async Task RoleThatDemandsIt_WithoutOne_LeavesTheSetUpAlone()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        using var bob = await BobAsync(server, admin, new { secondFactor = true });

        var (status, problem) = await bob.GetAsync("/api/v1/groups");
        var (own, factors) = await bob.GetAsync("/api/v1/me/second-factors");

        Assert.AreEqual(
            (HttpStatusCode.Forbidden, "second_factor_required", HttpStatusCode.OK, true),
            (status, problem.GetProperty("code").GetString(), own, factors.GetProperty("required").GetBoolean()));
    }

    [TestMethod]
    public async Task RoleThatDemandsIt_AfterSettingUp_OpensTheRest()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        using var bob = await BobAsync(server, admin, new { secondFactor = true });
        await SetUpAsync(server, bob);

        Assert.AreEqual(HttpStatusCode.OK, (await bob.GetAsync("/api/v1/groups")).Status);
    }

    [TestMethod]
    public async Task Passkey_OfAnother_IsNotFound()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();

        Assert.AreEqual(HttpStatusCode.NotFound, (await admin.DeleteAsync("/api/v1/me/passkeys/7")).Status);
    }

    [TestMethod]
    public async Task Passkey_MadeUpAnswer_Is401AndNoFault()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();

        var (status, body) = await browser.PostAsync("/api/v1/auth/passkey", new { credential = new { id = "x" }, state = "y" });

        Assert.AreEqual((HttpStatusCode.Unauthorized, "passkey_refused"), (status, body.GetProperty("code").GetString()));
    }

    [TestMethod]
    public async Task FactorChange_ProofOlderThan15Minutes_Is403()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(16));

        var (status, body) = await admin.PostAsync("/api/v1/me/totp", new { });

        Assert.AreEqual((HttpStatusCode.Forbidden, "step_up_required"), (status, body.GetProperty("code").GetString()));
    }

    [TestMethod]
    public async Task AgentChange_ProofOlderThan15Minutes_MayRenameButGiveNoRole()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        using var bob = await BobAsync(server, admin, new { });
        var id = await BobIdAsync(admin);
        server.Clock.Advance(TimeSpan.FromMinutes(16));

        var (renamed, _) = await admin.PutAsync($"/api/v1/agents/{id}", new { nickname = "Bo" });
        var (status, problem) = await admin.PutAsync($"/api/v1/agents/{id}", new { roleIds = new[] { 1 } });

        Assert.AreEqual(
            (HttpStatusCode.OK, HttpStatusCode.Forbidden, "step_up_required"), (renamed, status, problem.GetProperty("code").GetString()));
    }

    [TestMethod]
    public async Task Rules_ThatLeaveNoAddress_EndTheLiveSession()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        using var bob = await BobAsync(server, admin, new { });
        var before = (await bob.GetAsync("/api/v1/me")).Status;
        await admin.PutAsync($"/api/v1/agents/{await BobIdAsync(admin)}/sign-in-rules", new { addresses = new[] { "198.51.100.0/24" } });

        Assert.AreEqual((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before, (await bob.GetAsync("/api/v1/me")).Status));
    }

    [TestMethod]
    public async Task EndSessions_WithANewPassword_IsOneStep()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        using var bob = await BobAsync(server, admin, new { });

        var (status, _) = await admin.PostAsync($"/api/v1/agents/{await BobIdAsync(admin)}/end-sessions", new { newPassword = true });
        var (_, again) = await bob.PostAsync("/api/v1/auth/sign-in", new { login = "bob", password = AccountsServer.Password });

        Assert.AreEqual(
            (HttpStatusCode.NoContent, HttpStatusCode.Unauthorized, "password_change_required"),
            (status, (await bob.GetAsync("/api/v1/me")).Status, again.GetProperty("code").GetString()));
    }

    private static async Task<Browser> BobAsync(AccountsServer server, Browser admin, object rules)
    {
        var (_, role) = await admin.PostAsync("/api/v1/roles", new { name = "limited", permissions = new[] { "groups.view" } });
        var id = role.GetProperty("id").GetInt64();
        await admin.PostAsync("/api/v1/agents", new { login = "bob", password = AccountsServer.Password, mustChangePassword = false, roleIds = new[] { id } });
        var (status, problem) = await admin.PutAsync($"/api/v1/roles/{id}/sign-in-rules", rules);
        Assert.AreEqual(HttpStatusCode.NoContent, status, problem.ToString());
        return await server.SignInAsync("bob");
    }

    private static async Task<long> BobIdAsync(Browser admin) =>
        (await admin.GetAsync("/api/v1/agents")).Body.GetProperty("items").EnumerateArray()
        .Single(agent => agent.GetProperty("login").GetString() == "bob").GetProperty("id").GetInt64();

    /// <summary>Sets an app up; its key.</summary>
    private static async Task<byte[]> SetUpAsync(AccountsServer server, Browser browser)
    {
        var (_, begun) = await browser.PostAsync("/api/v1/me/totp", new { });
        var key = Base32.Decode(begun.GetProperty("secret").GetString()!);
        var (status, added) = await browser.PostAsync("/api/v1/me/totp/confirm", new { code = CodeNow(server, key) });
        Assert.AreEqual((HttpStatusCode.OK, 10), (status, status == HttpStatusCode.OK ? added.GetProperty("recoveryCodes").GetArrayLength() : 0), added.ToString());
        return key;
    }

    private static string CodeNow(AccountsServer server, byte[] key) => Totp.Code(key, Totp.StepOf(server.Clock.GetUtcNow()));
}
