using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Appliance.Web.Tests.Conversations;

[TestClass]
public sealed class ContractTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("conversations")]
    [DataRow("customers")]
    [DataRow("agents")]
    [DataRow("groups")]
    [DataRow("departments")]
    [DataRow("roles")]
    [DataRow("api-tokens")]
    [DataRow("audit")]
    public async Task List_BadCursorOrLimit_IsMalformed(string list)
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        List<string> wrong = [];
        foreach (var query in new[] { "cursor=nonsense", "cursor=%00", "limit=0", "limit=201", "limit=x" })
        {
            using var answer = await admin.Http.GetAsync(new Uri($"/api/v1/{list}?{query}", UriKind.Relative), Cancelled);
            if (answer.StatusCode != HttpStatusCode.BadRequest)
                wrong.Add($"{query}: {(int)answer.StatusCode}");
        }

        Assert.AreEqual("", string.Join(", ", wrong));
    }

    [TestMethod]
    public async Task List_AtTheBounds_IsAPageWithItemsAndCursor()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);

        foreach (var limit in new[] { 1, 200 })
        {
            var page = await admin.GetAsync($"/api/v1/agents?limit={limit}", Cancelled);
            Assert.IsLessThanOrEqualTo(limit, page.GetProperty("items").GetArrayLength());
            Assert.IsTrue(page.TryGetProperty("nextCursor", out _));
        }
    }

    [TestMethod]
    public async Task Unread_CountsTheCustomersMessagesAfterTheReadMark()
    {
        using var admin = await OnlineAdminAsync();
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, first) = await visitor.SendAsync("c1", "1", Cancelled);
        var path = $"/api/v1/conversations/{first.GetProperty("conversationId").GetInt64()}";
        await admin.PostAsync(path + "/accept", new { }, Cancelled);
        var (_, second) = await visitor.SendAsync("c2", "2", Cancelled);
        await visitor.SendAsync("c3", "3", Cancelled);

        Assert.AreEqual(3, await UnreadAsync());
        await admin.PostAsync(path + "/read", new { seq = second.GetProperty("seq").GetInt64() }, Cancelled);
        Assert.AreEqual(1, await UnreadAsync());
        await admin.PostAsync(path + "/messages", new { clientId = "a1", type = "text", content = new { text = "您好" } }, Cancelled);
        Assert.AreEqual(1, await UnreadAsync());

        async Task<int> UnreadAsync() => (await admin.GetAsync(path, Cancelled)).GetProperty("unread").GetInt32();
    }

    [TestMethod]
    public async Task Upload_ByAnAgent_IsSentAndReadByTheVisitor()
    {
        using var admin = await OnlineAdminAsync();
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, first) = await visitor.SendAsync("c1", "1", Cancelled);
        var path = $"/api/v1/conversations/{first.GetProperty("conversationId").GetInt64()}";
        await admin.PostAsync(path + "/accept", new { }, Cancelled);
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(Files.TestImages.Png());
        form.Add(part, "file", "图.png");
        using var uploaded = await admin.Http.PostAsync(new Uri("/api/v1/files", UriKind.Relative), form, Cancelled);
        var file = await uploaded.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        var url = new Uri(file.GetProperty("url").GetString()!, UriKind.Relative);
        using var before = await visitor.Http.GetAsync(url, Cancelled);

        var (status, _) = await admin.PostAsync(
            path + "/messages", new { clientId = "a1", type = "image", content = new { fileId = file.GetProperty("id").GetInt64() } }, Cancelled);
        using var after = await visitor.Http.GetAsync(url, Cancelled);

        Assert.AreEqual((HttpStatusCode.Created, HttpStatusCode.Created), (uploaded.StatusCode, status));
        Assert.AreEqual((HttpStatusCode.NotFound, HttpStatusCode.OK), (before.StatusCode, after.StatusCode));
    }

    [TestMethod]
    public async Task Refusals_OfOneCall_ComeInOrder()
    {
        using var admin = await OnlineAdminAsync();
        using var nobody = new HttpClient { BaseAddress = SharedServer.Address };
        var role = (await admin.PostAsync("/api/v1/roles", new { name = "none " + Guid.NewGuid().ToString("n")[..8], permissions = Array.Empty<string>() }, Cancelled)).Body;
        using var powerless = await SharedServer.AgentWithRolesAsync(admin, [role.GetProperty("id").GetInt64()], [], Cancelled);
        const string path = "/api/v1/conversations/999999999/messages";
        var bad = new { clientId = 1 };

        using var unknown = await nobody.PostAsJsonAsync(path, bad, Cancelled);
        Assert.AreEqual(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.AreEqual(HttpStatusCode.Forbidden, (await powerless.PostAsync(path, bad, Cancelled)).Status);
        Assert.AreEqual(HttpStatusCode.BadRequest, (await admin.PostAsync(path, bad, Cancelled)).Status);
        Assert.AreEqual(HttpStatusCode.NotFound, (await admin.PostAsync(path, new { clientId = "a", type = "text", content = new { text = "x" } }, Cancelled)).Status);
        powerless.Http.DefaultRequestHeaders.Remove("X-XSRF-TOKEN");
        var (status, problem) = await powerless.PostAsync(path, bad, Cancelled);
        Assert.AreEqual((HttpStatusCode.BadRequest, "antiforgery"), (status, problem.GetProperty("code").GetString()));
    }

    [TestMethod]
    public async Task Webhook_UnknownKey_IsNotFound()
    {
        using var platform = new HttpClient { BaseAddress = SharedServer.Address };

        using var answer = await platform.PostAsJsonAsync("/channels/00000000000000000000000000000000/callback", new { }, Cancelled);

        Assert.AreEqual(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [TestMethod]
    public async Task Metrics_FromLoopback_TellWhatTheServiceDoes()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        await using var hub = await admin.ConnectAsync(Cancelled);
        var group = await SharedServer.DemoGroupAsync(admin, Cancelled);
        using var monitor = new HttpClient { BaseAddress = SharedServer.Address };

        var text = await monitor.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancelled);

        string[] expected =
        [
            "appliance_connections{kind=\"agent\"} ", "appliance_connections{kind=\"visitor\"} ", $"appliance_queue_length{{group=\"{group}\"}} ",
            "appliance_plugin_state{plugin=\"channels.web\",state=\"running\"} 1", "appliance_storage_queue_depth",
            "appliance_storage_commit_duration_seconds_count", "appliance_outbox_jobs{state=\"pending\"} ", "http_server_request_duration_seconds_count",
        ];
        Assert.AreEqual("", string.Join('\n', expected.Where(line => !text.Contains(line, StringComparison.Ordinal))), text);
    }

    private async Task<AgentClient> OnlineAdminAsync()
    {
        var admin = await SharedServer.AdminAsync(Cancelled);
        await admin.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, Cancelled);
        return admin;
    }
}
