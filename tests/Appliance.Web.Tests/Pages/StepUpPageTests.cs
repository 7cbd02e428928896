using System.Net;
using System.Net.Http.Headers;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Appliance.Web.Tests.Pages;

[TestClass]
[DoNotParallelize] // Makes the admin's proof of identity old.
public sealed class StepUpPageTests
{
    private static ApplianceProcess _server = null!;

    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _server = await ApplianceProcess.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await _server.DisposeAsync();

    [TestMethod]
    public async Task Post_WithAnOldProof_AsksAndKeepsTheForm()
    {
        using var admin = await StaleAsync();

        var (status, page) = await PostAsync(admin, "/settings/api-tokens", Token("order sync <1>"));

        Assert.AreEqual(
            (HttpStatusCode.Forbidden, true, true, false),
            (status, page.Contains("确认是你本人", StringComparison.Ordinal),
             page.Contains("name=\"Form.Name\" value=\"order sync &lt;1&gt;\"", StringComparison.Ordinal), page.Contains("apl_", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Post_AnsweredWithThePassword_DoesTheWork()
    {
        using var admin = await StaleAsync();

        var (status, page) = await PostAsync(admin, "/settings/api-tokens", [.. Token("order sync"), new("StepUp.Password", ApplianceProcess.Password)]);

        Assert.AreEqual((HttpStatusCode.OK, true), (status, page.Contains("apl_", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Post_AnsweredWithAWrongPassword_DoesNothingAndAsksAgain()
    {
        using var admin = await StaleAsync();

        var (status, page) = await PostAsync(admin, "/settings/api-tokens", [.. Token("never made"), new("StepUp.Password", "wrong")]);

        Assert.AreEqual(
            (HttpStatusCode.Unauthorized, true, false),
            (status, page.Contains("name=\"Form.Name\" value=\"never made\"", StringComparison.Ordinal),
             (await admin.Http.GetStringAsync("/api/v1/api-tokens", Cancelled)).Contains("never made", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Get_WithAnOldProof_LeadsToTheQuestionAndBack()
    {
        using var admin = await StaleAsync();

        using var answer = await admin.Http.SendAsync(Page("/me/second-factor"), Cancelled);

        Assert.AreEqual("/step-up?returnUrl=%2Fme%2Fsecond-factor", answer.RequestMessage?.RequestUri?.PathAndQuery);
    }

    [TestMethod]
    [DataRow("https://evil.example/")]
    [DataRow("//evil.example/")]
    [DataRow("/\\evil.example/")]
    public async Task StepUp_ReturnAddressOfAnotherSite_IsNotFollowed(string target)
    {
        using var admin = await StaleAsync();

        using var answer = await SendAsync(admin, "/step-up", [new("ReturnUrl", target), new("StepUp.Password", ApplianceProcess.Password)]);

        Assert.AreEqual("/", answer.RequestMessage?.RequestUri?.PathAndQuery);
    }

    /// <summary>The admin, whose last proof of identity is long ago.</summary>
    private async Task<AgentClient> StaleAsync()
    {
        var admin = await AgentClient.SignInAsync(_server.Address, "admin", ApplianceProcess.Password, Cancelled);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_server.DataFolder, "appliance.db")};Pooling=False"))
        {
            await connection.ExecuteAsync("update sessions set verified_at = 0");
        }

        // A change of rights makes the server read sessions anew.
        await admin.PostAsync("/api/v1/groups", new { name = Guid.NewGuid().ToString("n") }, Cancelled);
        return admin;
    }

    private async Task<(HttpStatusCode Status, string Page)> PostAsync(AgentClient admin, string address, KeyValuePair<string, string>[] fields)
    {
        using var answer = await SendAsync(admin, address, fields);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled));
    }

    private async Task<HttpResponseMessage> SendAsync(AgentClient admin, string address, KeyValuePair<string, string>[] fields)
    {
        const string mark = "__RequestVerificationToken\" type=\"hidden\" value=\"";
        var page = await admin.Http.GetStringAsync("/settings/api-tokens", Cancelled);
        var from = page.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        using var request = Page(address);
        request.Method = HttpMethod.Post;
        request.Content = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", page[from..page.IndexOf('"', from)])]);
        return await admin.Http.SendAsync(request, Cancelled);
    }

    private static KeyValuePair<string, string>[] Token(string name) => [new("Form.Name", name), new("Form.Permissions", "groups.view")];

    private static HttpRequestMessage Page(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return request;
    }
}
