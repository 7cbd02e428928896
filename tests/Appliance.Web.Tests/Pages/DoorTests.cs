using System.Net;

namespace Appliance.Web.Tests.Pages;

/// <summary>The pages before the house: signing in, out, and the way back in by a real mail; one server has one mail server at a time.</summary>
[TestClass]
[DoNotParallelize]
public sealed class DoorTests
{
    private const string NewPassword = "Other-horse-8";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("https://evil.example")]
    [DataRow("//evil.example")]
    [DataRow("/\\evil.example")]
    [DataRow("javascript:alert(1)")]
    [DataRow("/\t/evil.example")]
    public async Task SignIn_ReturnUrlOfAnotherServer_LeadsHome(string returnUrl)
    {
        using var client = NewClient(redirect: false);

        using var answer = await PostAsync(
            client, "/sign-in", new() { ["Login"] = "admin", ["Password"] = ApplianceProcess.Password, ["ReturnUrl"] = returnUrl });

        Assert.AreEqual((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [TestMethod]
    public async Task ForgotPassword_KnownAndUnknown_ReadTheSame()
    {
        await using var mail = await MailServer.StartAsync("none", TestContext.CancellationToken);
        await SetMailAsync(mail);
        using var client = NewClient();

        using var known = await PostAsync(client, "/forgot-password", new() { ["Login"] = "admin" });
        using var unknown = await PostAsync(client, "/forgot-password", new() { ["Login"] = "nobody" });

        Assert.AreEqual(await known.Content.ReadAsStringAsync(TestContext.CancellationToken), await unknown.Content.ReadAsStringAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task ResetPassword_CodeOfARealMail_LetsTheOwnerIn()
    {
        await using var mail = await MailServer.StartAsync("none", TestContext.CancellationToken);
        await SetMailAsync(mail);
        var login = "reset-" + Guid.NewGuid().ToString("n")[..8];
        await (await AgentClient.SignInAsync(SharedServer.Address, "admin", ApplianceProcess.Password, TestContext.CancellationToken)).PostAsync(
            "/api/v1/agents", new { login, email = login + "@example.com", password = ApplianceProcess.Password, mustChangePassword = false }, TestContext.CancellationToken);
        using var client = NewClient();

        using var asked = await PostAsync(client, "/forgot-password", new() { ["Login"] = login });
        var code = CodeOf(await mail.MailToAsync(login + "@example.com", TestContext.CancellationToken));
        using var reset = await PostAsync(client, "/reset-password", new() { ["Code"] = code, ["NewPassword"] = NewPassword, ["Repeat"] = NewPassword });
        using var signedIn = await PostAsync(client, "/sign-in", new() { ["Login"] = login, ["Password"] = NewPassword });

        Assert.AreEqual(("/sign-in", "/workbench"), (reset.RequestMessage!.RequestUri!.AbsolutePath, signedIn.RequestMessage!.RequestUri!.AbsolutePath));
    }

    [TestMethod]
    public async Task ResetPassword_LinkInTheAddress_IsNotSentOnAsAReferrerNorKept()
    {
        using var client = NewClient();

        using var answer = await client.GetAsync(new Uri("/reset-password?code=AAAAA-AAAAA-AAAAA-AAAAA", UriKind.Relative), TestContext.CancellationToken);

        Assert.AreEqual(
            ("no-referrer", true),
            (answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.CacheControl?.NoStore));
    }

    [TestMethod]
    public async Task SignOut_Switch_LeadsToTheDoor()
    {
        using var client = NewClient();
        await PostAsync(client, "/sign-in", new() { ["Login"] = "admin", ["Password"] = ApplianceProcess.Password });

        using var answer = await PostAsync(client, "/sign-out?switch=true", new() { ["Sure"] = "true" });

        Assert.AreEqual("/sign-in?done=switch", answer.RequestMessage!.RequestUri!.PathAndQuery);
    }

    private async Task SetMailAsync(MailServer mail)
    {
        var admin = await AgentClient.SignInAsync(SharedServer.Address, "admin", ApplianceProcess.Password, TestContext.CancellationToken);
        await admin.PutAsync(
            "/api/v1/settings/mail",
            new { host = "127.0.0.1", port = mail.Port, security = "none", senderAddress = "shop@example.com" }, TestContext.CancellationToken);
    }

    /// <summary>The mail's text is base64 of UTF-8; the code stands on a line of its own.</summary>
    private static string CodeOf(string mail)
    {
        var encoded = mail[mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)..].Replace("\r\n", "", StringComparison.Ordinal);
        var text = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
        return text.Split('\n').Select(line => line.Trim()).Single(line => line.Length == 23 && line.Count(character => character == '-') == 3);
    }

    private static HttpClient NewClient(bool redirect = true) =>
        new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = redirect }) { BaseAddress = SharedServer.Address };

    private async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, Dictionary<string, string> fields)
    {
        const string mark = "__RequestVerificationToken\" type=\"hidden\" value=\"";
        var page = await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.CancellationToken);
        var from = page.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        fields["__RequestVerificationToken"] = page[from..page.IndexOf('"', from)];
        using var body = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(address, UriKind.Relative), body, TestContext.CancellationToken);
    }
}
