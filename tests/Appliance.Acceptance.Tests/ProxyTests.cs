using System.Net.Http.Json;

namespace Appliance.Acceptance.Tests;

/// <summary>What a reverse proxy says is believed when the admin trusts it, and only then.</summary>
[TestClass]
public sealed class ProxyTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task SignIn_ThroughATrustedProxyWithTls_SetsSecureCookies()
    {
        await using var server = await ApplianceProcess.StartAsync(null, ["--Proxy:Trusted", "127.0.0.1, 10.0.0.0/8"], Cancelled);

        Assert.Contains("; secure", await SessionCookieAsync(server));
    }

    [TestMethod]
    public async Task SignIn_ThroughAnyOther_DoesNot()
    {
        await using var server = await ApplianceProcess.StartAsync(Cancelled);

        Assert.DoesNotContain("; secure", await SessionCookieAsync(server));
    }

    [TestMethod]
    [DataRow("--Proxy:Trusted", "10.0.0.0/33", "Proxy:Trusted")]
    [DataRow("--Plugins:AllowedNetworks", "localhost", "Plugins:AllowedNetworks")]
    [DataRow("--PublicUrl", "service.example.com", "PublicUrl")]
    public async Task Start_WithABadValue_IsRefusedByName(string option, string value, string name)
    {
        var (exitCode, output) = await ApplianceProcess.CommandAsync([option, value], Cancelled);

        Assert.AreEqual(2, exitCode);
        Assert.Contains($"{name}: \"{value}\" is not allowed", output);
    }

    private async Task<string> SessionCookieAsync(ApplianceProcess server)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/sign-in", new { login = "admin", password = ApplianceProcess.Password }, Cancelled);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("appliance-session=", StringComparison.Ordinal));
    }
}
