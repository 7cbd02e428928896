using System.Net;

namespace Appliance.Web.Tests.Pages;

[TestClass]
public sealed class AgentPageTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Create_ByAdmin_LeadsToTheAccountWithItsStartCodeOnce()
    {
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = SharedServer.Address };
        await PostAsync(client, "/sign-in", new() { ["Login"] = "admin", ["Password"] = ApplianceProcess.Password });

        using var created = await PostAsync(client, "/settings/agents/new", new() { ["Form.Login"] = "page-" + Guid.NewGuid().ToString("n")[..8], ["Form.Capacity"] = "5" });
        var first = await created.Content.ReadAsStringAsync(TestContext.CancellationToken);
        var again = await client.GetStringAsync(created.RequestMessage!.RequestUri, TestContext.CancellationToken);

        Assert.MatchesRegex("^/settings/agents/[0-9]+$", created.RequestMessage.RequestUri!.AbsolutePath);
        Assert.Contains("id=\"start-code\"", first);
        Assert.DoesNotContain("id=\"start-code\"", again);
    }

    private async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, Dictionary<string, string> fields)
    {
        const string mark = "__RequestVerificationToken\" type=\"hidden\" value=\"";
        var page = await client.GetStringAsync(address, TestContext.CancellationToken);
        var from = page.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        fields["__RequestVerificationToken"] = page[from..page.IndexOf('"', from)];
        using var body = new FormUrlEncodedContent(fields);
        return await client.PostAsync(address, body, TestContext.CancellationToken);
    }
}
