using System.Net;

namespace Appliance.Web.Tests.Accounts.Rights;

/// <summary>
/// Three departments of one company, each set up by an admin in the role editor: sales sees leads and not what comes to
/// after-sales; after-sales sees its cases and cannot export; operations sees the figures and cannot change the routing.
/// </summary>
[TestClass]
[DoNotParallelize] // One browser fills in every form.
public sealed class IsolationTests
{
    private static ScopeWorld _world = null!;

    public TestContext TestContext { get; set; } = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _world = await ScopeWorld.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await _world.DisposeAsync();

    [TestMethod]
    public async Task Sales_SeesLeads_AndNotAfterSales()
    {
        var role = await RolePage.MakeAsync(
            _world.Admin, "销售",
            ("Form.Permissions", "conversations.view"), ("Form.Permissions", "customers.view"), ("Form.Permissions", "customers.claim"),
            ("Form.View[conversations]", "Groups"), ("Form.Edit[conversations]", "Groups"), ("Form.View[customers]", "Groups"), ("Form.Edit[customers]", "Own"),
            ("Form.Pools", "company"), ("Form.AllAccounts", "true"));
        using var sales = await _world.AddAsync("sales", [role], [_world.InsideGroup]);
        var lead = await _world.ArriveAsync(inside: true, TestContext.CancellationToken);
        var complaint = await _world.ArriveAsync(inside: false, TestContext.CancellationToken);
        var pooled = await _world.ArriveAsync(inside: false, TestContext.CancellationToken);
        await _world.Admin.PutAsync($"/api/v1/customers/{pooled.CustomerId}/owner", new { pool = "company" });
        var (_, ticket) = await sales.PostAsync("/api/v1/me/hub-ticket", new { });
        await using var hub = await HubClient.ConnectAsync(_world.Address, "/hubs/agent", ticket.GetProperty("ticket").GetString(), TestContext.CancellationToken);
        await hub.WatchAsync([lead.ConversationId, complaint.ConversationId], ["waiting"], TestContext.CancellationToken);
        await complaint.WriteAsync("要投诉", TestContext.CancellationToken);
        await lead.WriteAsync("想买", TestContext.CancellationToken);
        await hub.EventAsync(item => item.GetRawText().Contains("想买", StringComparison.Ordinal), TestContext.CancellationToken);

        var conversations = await IdsAsync(sales, "/api/v1/conversations?limit=200");
        var customers = await IdsAsync(sales, "/api/v1/customers?limit=200");
        var found = await IdsAsync(sales, "/api/v1/conversations?q=" + Uri.EscapeDataString(ScopeWorld.Outside));
        var (one, _) = await sales.GetAsync($"/api/v1/conversations/{complaint.ConversationId}");
        var (claimed, _) = await sales.PostAsync($"/api/v1/customers/{pooled.CustomerId}/claim", new { });
        var (export, _) = await sales.GetAsync("/api/v1/customers/export");

        Assert.AreEqual(
            (true, false, true, false, true, 0, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.Forbidden, false),
            (conversations.Contains(lead.ConversationId), conversations.Contains(complaint.ConversationId),
                customers.Contains(lead.CustomerId), customers.Contains(complaint.CustomerId), customers.Contains(pooled.CustomerId),
                found.Count, one, claimed, export, hub.Events.Any(item => item.GetRawText().Contains("要投诉", StringComparison.Ordinal))));
    }

    [TestMethod]
    public async Task AfterSales_SeesItsCases_AndCannotExport()
    {
        var role = await RolePage.MakeAsync(
            _world.Admin, "售后",
            ("Form.Permissions", "conversations.view"), ("Form.Permissions", "conversations.send"), ("Form.Permissions", "customers.view"), ("Form.Permissions", "reports.view"),
            ("Form.View[conversations]", "All"), ("Form.Edit[conversations]", "All"), ("Form.View[customers]", "All"), ("Form.View[reports]", "Groups"),
            ("Form.AllAccounts", "false"), ("Form.AccountIds", _world.OutsideAccount.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        using var afterSales = await _world.AddAsync("aftersales", [role], [_world.OutsideGroup]);
        var lead = await _world.ArriveAsync(inside: true, TestContext.CancellationToken);
        var complaint = await _world.ArriveAsync(inside: false, TestContext.CancellationToken);

        var conversations = await IdsAsync(afterSales, "/api/v1/conversations?limit=200");
        var customers = await IdsAsync(afterSales, "/api/v1/customers?limit=200");
        var (one, _) = await afterSales.GetAsync($"/api/v1/customers/{lead.CustomerId}");
        List<HttpStatusCode> exports = [];
        foreach (var path in new[] { "/api/v1/customers/export", "/api/v1/conversations/export", "/reports/service?handler=csv" })
            exports.Add((await afterSales.SendForAnswerAsync(HttpMethod.Get, path)).StatusCode);

        Assert.AreEqual(
            (false, true, false, true, HttpStatusCode.NotFound),
            (conversations.Contains(lead.ConversationId), conversations.Contains(complaint.ConversationId), customers.Contains(lead.CustomerId), customers.Contains(complaint.CustomerId), one));
        Assert.IsTrue(exports.TrueForAll(status => status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound), string.Join(", ", exports));
    }

    [TestMethod]
    public async Task Operations_SeesReports_AndCannotChangeRouting()
    {
        var role = await RolePage.MakeAsync(
            _world.Admin, "运营",
            ("Form.Permissions", "reports.view"), ("Form.Permissions", "groups.view"), ("Form.Permissions", "groups.edit"),
            ("Form.View[reports]", "All"), ("Form.View[organization]", "All"), ("Form.Edit[organization]", "All"), ("Form.AllAccounts", "true"));
        using var operations = await _world.AddAsync("operations", [role], []);

        var (reports, _) = await operations.GetAsync("/api/v1/reports");
        var (renamed, _) = await operations.PutAsync($"/api/v1/groups/{_world.InsideGroup}", new { name = "一组（新）" });
        var (rerouted, problem) = await operations.PutAsync($"/api/v1/groups/{_world.InsideGroup}", new { strategy = "round-robin" });
        var (conversations, _) = await operations.GetAsync("/api/v1/conversations");

        Assert.AreEqual(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, true, HttpStatusCode.Forbidden),
            (reports, renamed, rerouted, problem.GetRawText().Contains("routing.edit", StringComparison.Ordinal), conversations));
    }

    private static async Task<HashSet<long>> IdsAsync(Browser browser, string path)
    {
        var (status, body) = await browser.GetAsync(path);
        Assert.AreEqual(HttpStatusCode.OK, status, body.ToString());
        return [.. body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64())];
    }
}
