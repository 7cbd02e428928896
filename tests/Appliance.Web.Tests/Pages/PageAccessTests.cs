using System.Net;
using System.Net.Http.Headers;

namespace Appliance.Web.Tests.Pages;

[TestClass]
public sealed class PageAccessTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("/")]
    [DataRow("/me")]
    [DataRow("/settings/agents")]
    [DataRow("/settings/agents/new")]
    [DataRow("/settings/groups")]
    [DataRow("/settings/departments")]
    [DataRow("/settings/on-boarding")]
    [DataRow("/settings/on-boarding?failed=true")]
    [DataRow("/settings/cover")]
    [DataRow("/settings/cover?ended=true")]
    [DataRow("/settings/unused")]
    [DataRow("/settings/roles")]
    [DataRow("/settings/roles/1")]
    [DataRow("/settings/widgets")]
    [DataRow("/settings/widgets/new")]
    [DataRow("/settings/channels")]
    [DataRow("/settings/plugins")]
    [DataRow("/settings/plugins/reports.standard")]
    [DataRow("/settings/api-tokens")]
    [DataRow("/settings/sessions")]
    [DataRow("/settings/sessions?agent=1")]
    [DataRow("/settings/sign-in-rules")]
    [DataRow("/settings/sign-in-rules/role/1")]
    [DataRow("/settings/sign-in-rules/agent/1")]
    [DataRow("/me/second-factor")]
    [DataRow("/step-up")]
    [DataRow("/settings/system")]
    [DataRow("/settings/audit")]
    [DataRow("/settings/audit?action=agent.created&from=2026-01-01&to=2026-12-31&kind=agent&object=1")]
    [DataRow("/settings/sign-ins")]
    [DataRow("/settings/sign-ins?login=admin&address=127.0.0.1&outcome=succeeded")]
    [DataRow("/settings/alerts")]
    [DataRow("/settings/alerts/rules")]
    [DataRow("/settings/daily-check")]
    [DataRow("/settings/announcements")]
    [DataRow("/settings/announcements/new")]
    [DataRow("/messages")]
    [DataRow("/messages?unread=true")]
    [DataRow("/messages/settings")]
    [DataRow("/me/sign-ins")]
    [DataRow("/help")]
    [DataRow("/help/audit")]
    [DataRow("/reports")]
    [DataRow("/reports/conversations")]
    [DataRow("/reports/first-response")]
    [DataRow("/reports/agents")]
    public async Task Get_ByAdmin_IsAPage(string address)
    {
        using var admin = await SharedServer.AdminAsync(TestContext.CancellationToken);

        using var answer = await admin.Http.SendAsync(Page(address), TestContext.CancellationToken);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [TestMethod]
    public async Task Settings_ByAdmin_LeadToTheirFirstPage()
    {
        using var admin = await SharedServer.AdminAsync(TestContext.CancellationToken);

        using var answer = await admin.Http.SendAsync(Page("/settings"), TestContext.CancellationToken);

        Assert.AreEqual("/settings/agents", answer.RequestMessage?.RequestUri?.AbsolutePath);
    }

    [TestMethod]
    public async Task Settings_WithoutAnyRightToThem_SaysWhichIsMissing()
    {
        using var admin = await SharedServer.AdminAsync(TestContext.CancellationToken);
        using var agent = await SharedServer.AgentWithRolesAsync(admin, [], [], TestContext.CancellationToken);

        using var answer = await agent.Http.SendAsync(Page("/settings"), TestContext.CancellationToken);

        Assert.AreEqual(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [TestMethod]
    public async Task Get_NotSignedIn_LeadsToSignInAndBack()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = SharedServer.Address };

        using var answer = await client.SendAsync(Page("/settings/agents?q=a"), TestContext.CancellationToken);

        Assert.AreEqual("/sign-in?returnUrl=%2Fsettings%2Fagents%3Fq%3Da", answer.Headers.Location?.OriginalString);
    }

    [TestMethod]
    [DataRow("/help")]
    [DataRow("/help?q=%E5%A4%87%E4%BB%BD")]
    [DataRow("/help/sign-in")]
    public async Task Guide_NotSignedIn_IsAPage(string address)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = SharedServer.Address };

        using var answer = await client.SendAsync(Page(address), TestContext.CancellationToken);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [TestMethod]
    public async Task Guide_UnknownArticle_IsNotFound()
    {
        using var client = new HttpClient { BaseAddress = SharedServer.Address };

        using var answer = await client.SendAsync(Page("/help/nothing"), TestContext.CancellationToken);

        Assert.AreEqual(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [TestMethod]
    public async Task Get_WithoutTheRight_SaysWhichIsMissing()
    {
        using var admin = await SharedServer.AdminAsync(TestContext.CancellationToken);
        using var agent = await SharedServer.AgentAsync(admin, TestContext.CancellationToken);

        using var answer = await agent.Http.SendAsync(Page("/settings/plugins"), TestContext.CancellationToken);

        Assert.AreEqual(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("查看插件", await answer.Content.ReadAsStringAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task Post_WithoutTheFormsToken_IsRefused()
    {
        using var admin = await SharedServer.AdminAsync(TestContext.CancellationToken);
        using var body = new FormUrlEncodedContent(new Dictionary<string, string> { ["Form.Name"] = "x" });

        using var answer = await admin.Http.PostAsync("/settings/groups/new", body, TestContext.CancellationToken);

        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [TestMethod]
    [DataRow("https://evil.example/")]
    [DataRow("//evil.example/")]
    [DataRow("/\\evil.example/")]
    public async Task SignIn_ReturnAddressOfAnotherSite_IsNotFollowed(string target)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = SharedServer.Address };
        var page = await client.GetStringAsync("/sign-in", TestContext.CancellationToken);
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Login"] = "admin",
            ["Password"] = ApplianceProcess.Password,
            ["ReturnUrl"] = target,
            ["__RequestVerificationToken"] = Token(page),
        });

        using var answer = await client.PostAsync("/sign-in", body, TestContext.CancellationToken);

        Assert.AreEqual("/", answer.Headers.Location?.OriginalString);
    }

    private static string Token(string page)
    {
        const string mark = "__RequestVerificationToken\" type=\"hidden\" value=\"";
        var from = page.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return page[from..page.IndexOf('"', from)];
    }

    private static HttpRequestMessage Page(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return request;
    }
}
