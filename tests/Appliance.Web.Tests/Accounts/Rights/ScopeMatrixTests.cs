using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Appliance.Web.Tests.Accounts.Rights;

/// <summary>
/// Every operation over what customers bring in × every built-in role × within and beyond its scope, and what comes without
/// being asked for: lists, counters, previews, exports, live frames. None of them tells of what is beyond.
/// </summary>
[TestClass]
[DoNotParallelize] // Its operations change what the next ones see.
public sealed partial class ScopeMatrixTests
{
    private static readonly string[] Methods = ["get", "post", "put", "delete", "patch"];

    /// <summary>Path → why even what is in scope is not found by a call like the test's.</summary>
    private static readonly Dictionary<string, string> Particular = new()
    {
        ["/api/v1/customers/{id}/release"] = "only one's own can be given back",
        ["/api/v1/customers/{id}/notes/{noteId}"] = "the note is the admin's, and notes have a scope of their own",
    };

    private static ScopeWorld _world = null!;
    private static List<Operation> _operations = [];

    public TestContext TestContext { get; set; } = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        _world = await ScopeWorld.StartAsync(context.CancellationToken);
        var (_, document) = await _world.Admin.GetAsync("/openapi/v1.json");
        _operations =
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where Methods.Contains(operation.Name) && operation.Value.TryGetProperty("x-permission", out _) && TakesSession(operation.Value)
               select new Operation(operation.Name.ToUpperInvariant(), path.Name, operation.Value.GetProperty("x-permission").GetString()!),
        ];
    }

    [ClassCleanup]
    public static async Task StopAsync() => await _world.DisposeAsync();

    [TestMethod]
    [DataRow("super_admin", true)]
    [DataRow("supervisor", false)]
    [DataRow("team_lead", false)]
    [DataRow("senior_agent", false)]
    [DataRow("agent", false)]
    [DataRow("data_analyst", true)]
    public async Task Operation_OnAnObject_FindsExactlyWhatIsInScope(string role, bool seesAll)
    {
        var browser = await _world.AsAsync(role);
        var granted = await GrantedAsync(browser);
        List<string> wrong = [];
        foreach (var operation in _operations.Where(operation => Scoped().IsMatch(operation.Path)))
        {
            foreach (var inside in new[] { true, false })
            {
                var status = await CallAsync(browser, operation, inside);
                var allowed = granted.Contains(operation.Permission) || operation.Permission == "self";
                var visible = inside || seesAll;
                var right = !allowed ? status == HttpStatusCode.Forbidden
                    : !visible ? status == HttpStatusCode.NotFound
                    : (status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)status < 500
                        && (status != HttpStatusCode.NotFound || Particular.ContainsKey(operation.Path)))
                    || (status == HttpStatusCode.Forbidden && operation.Path.EndsWith("/close", StringComparison.Ordinal));
                if (!right)
                    wrong.Add($"{operation.Method} {operation.Path} ({operation.Permission}), {(inside ? "inside" : "outside")}: {(int)status}");
            }
        }

        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    [DataRow("supervisor", false)]
    [DataRow("team_lead", false)]
    [DataRow("senior_agent", false)]
    [DataRow("agent", false)]
    [DataRow("data_analyst", true)]
    public async Task List_OfAnything_ShowsWhatIsInScopeAlone(string role, bool seesAll)
    {
        var browser = await _world.AsAsync(role);
        var inside = await _world.ArriveAsync(inside: true, TestContext.CancellationToken);
        var outside = await _world.ArriveAsync(inside: false, TestContext.CancellationToken);
        var granted = await GrantedAsync(browser);
        List<string> leaks = [];
        foreach (var operation in _operations.Where(operation => operation.Method == "GET" && !operation.Path.Contains('{', StringComparison.Ordinal)))
        {
            foreach (var path in new[] { operation.Path, operation.Path + "?q=" + Uri.EscapeDataString(ScopeWorld.Outside), $"{operation.Path}?customer={outside.CustomerId}" })
            {
                using var answer = await browser.SendForAnswerAsync(HttpMethod.Get, path);
                var text = await answer.Content.ReadAsStringAsync(TestContext.CancellationToken);
                if (!seesAll && text.Contains(ScopeWorld.Outside, StringComparison.Ordinal))
                    leaks.Add(path);
            }
        }

        var conversations = await TextAsync(browser, "/api/v1/conversations?limit=200");
        var customers = await TextAsync(browser, "/api/v1/customers?limit=200");
        Assert.AreEqual("", string.Join('\n', leaks));
        Assert.AreEqual(
            (true, seesAll, true, seesAll),
            (Holds(conversations, inside.ConversationId), Holds(conversations, outside.ConversationId), Holds(customers, inside.CustomerId), Holds(customers, outside.CustomerId)));
        Assert.AreEqual(granted.Contains("customers.export"), (await browser.SendForAnswerAsync(HttpMethod.Get, "/api/v1/customers/export")).IsSuccessStatusCode);
    }

    [TestMethod]
    [DataRow("supervisor", false)]
    [DataRow("team_lead", false)]
    [DataRow("senior_agent", false)]
    [DataRow("agent", false)]
    [DataRow("data_analyst", true)]
    public async Task LiveFrames_OfBothShops_TellOfWhatIsInScopeAlone(string role, bool seesAll)
    {
        var browser = await _world.AsAsync(role);
        var outside = await _world.ArriveAsync(inside: false, TestContext.CancellationToken);
        var inside = await _world.ArriveAsync(inside: true, TestContext.CancellationToken);
        var (_, ticket) = await browser.PostAsync("/api/v1/me/hub-ticket", new { });
        await using var hub = await HubClient.ConnectAsync(_world.Address, "/hubs/agent", ticket.GetProperty("ticket").GetString(), TestContext.CancellationToken);
        await hub.WatchAsync([inside.ConversationId, outside.ConversationId], ["waiting", "active", "recent"], TestContext.CancellationToken);

        await outside.WriteAsync("还有 " + ScopeWorld.Outside, TestContext.CancellationToken);
        var last = await _world.ArriveAsync(inside: false, TestContext.CancellationToken);
        await inside.WriteAsync("完了", TestContext.CancellationToken);

        // The dispatcher keeps the order: what was written before has been told when this one is.
        await hub.EventAsync(item => item.GetRawText().Contains("完了", StringComparison.Ordinal), TestContext.CancellationToken);
        var summary = await hub.EventAsync(item => item.GetProperty("type").GetString() == "list.summary" && item.GetProperty("data").GetProperty("list").GetString() == "waiting", TestContext.CancellationToken);
        var told = hub.Events.Any(item => item.GetRawText() is var text && (text.Contains(ScopeWorld.Outside, StringComparison.Ordinal) || Holds(item, outside.ConversationId) || Holds(item, last.ConversationId)));
        var (_, waiting) = await browser.GetAsync("/api/v1/conversations?state=waiting&limit=200");
        Assert.AreEqual((seesAll, waiting.GetProperty("items").GetArrayLength()), (told, Math.Min(200, summary.GetProperty("data").GetProperty("count").GetInt32())));
    }

    [TestMethod]
    public async Task MaskedRole_Everywhere_SeesNoContact()
    {
        var analyst = await _world.AsAsync("data_analyst");
        var inside = await _world.ArriveAsync(inside: true, TestContext.CancellationToken);
        var (_, me) = await analyst.GetAsync("/api/v1/me");
        var (_, ticket) = await analyst.PostAsync("/api/v1/me/hub-ticket", new { });
        await using var hub = await HubClient.ConnectAsync(_world.Address, "/hubs/agent", ticket.GetProperty("ticket").GetString(), TestContext.CancellationToken);
        await hub.WatchAsync([inside.ConversationId], ["waiting"], TestContext.CancellationToken);
        await inside.WriteAsync($"再说一次 {ScopeWorld.Phone}", TestContext.CancellationToken);
        await hub.EventAsync(item => item.GetRawText().Contains("再说一次", StringComparison.Ordinal), TestContext.CancellationToken);
        await using var again = await HubClient.ConnectAsync(_world.Address, "/hubs/agent", await TicketAsync(analyst), TestContext.CancellationToken);
        await again.ResumeAsync(me.GetProperty("cursor").GetString()!, TestContext.CancellationToken);
        await again.EventAsync(item => item.GetRawText().Contains("再说一次", StringComparison.Ordinal), TestContext.CancellationToken);

        List<string> seen = [.. hub.Events.Concat(again.Events).Select(item => item.GetRawText())];
        foreach (var path in new[]
        {
            "/api/v1/conversations?limit=200", $"/api/v1/conversations/{inside.ConversationId}", $"/api/v1/conversations/{inside.ConversationId}/messages",
            "/api/v1/customers?limit=200", $"/api/v1/customers/{inside.CustomerId}", $"/api/v1/customers/{inside.CustomerId}/page-views", "/api/v1/customers?q=" + ScopeWorld.Phone,
        })
        {
            seen.Add((await TextAsync(analyst, path)).GetRawText());
        }

        Assert.AreEqual("", string.Join('\n', seen.Where(text => text.Contains(ScopeWorld.Phone, StringComparison.Ordinal) || text.Contains("wang@example.com", StringComparison.Ordinal))));
    }

    [TestMethod]
    public async Task Reveal_ByWhoMay_ShowsTheContactAndIsInTheAuditLog()
    {
        var lead = await _world.AsAsync("team_lead");
        var inside = await _world.ArriveAsync(inside: true, TestContext.CancellationToken);

        var (status, shown) = await lead.PostAsync($"/api/v1/customers/{inside.CustomerId}/reveal", new { });

        var (_, log) = await _world.Admin.GetAsync("/api/v1/audit?limit=50");
        var noted = log.GetProperty("items").EnumerateArray().Any(entry =>
            entry.GetProperty("action").GetString() == "customer.revealed" && entry.GetProperty("objectId").GetInt64() == inside.CustomerId);
        Assert.AreEqual((HttpStatusCode.OK, ScopeWorld.Phone, true), (status, shown.GetProperty("stated").GetProperty("phone").GetString(), noted));
    }

    private async Task<HttpStatusCode> CallAsync(Browser browser, Operation operation, bool inside)
    {
        var found = await _world.ArriveAsync(inside, TestContext.CancellationToken);
        var path = operation.Path;
        if (path.StartsWith("/api/v1/files/", StringComparison.Ordinal))
            path = path.Replace("{id}", Text(await found.SendFileAsync(TestContext.CancellationToken)), StringComparison.Ordinal);
        path = path.Replace("{id}", Text(path.Contains("/customers/", StringComparison.Ordinal) ? found.CustomerId : found.ConversationId), StringComparison.Ordinal)
            .Replace("{messageId}", Text(found.MessageId), StringComparison.Ordinal)
            .Replace("{noteId}", Text(found.NoteId), StringComparison.Ordinal);
        using var body = operation.Method is "GET" or "DELETE" ? null : JsonContent.Create(Body(operation.Path));
        using var answer = await browser.SendForAnswerAsync(new HttpMethod(operation.Method), path, body);
        return answer.StatusCode;
    }

    /// <summary>What a well-formed call says: a malformed one is refused before anybody looks whether the object is there.</summary>
    private static object Body(string path) => path switch
    {
        _ when path.EndsWith("/messages", StringComparison.Ordinal) => new { clientId = "c", type = "note", content = new { text = "note" } },
        _ when path.EndsWith("/read", StringComparison.Ordinal) => new { seq = 1 },
        _ when path.EndsWith("/transfer", StringComparison.Ordinal) => new { groupId = _world.OutsideGroup },
        _ when path.Contains("/notes", StringComparison.Ordinal) => new { text = "note" },

        // Into the company's pool they would be in the scope of those who see that.
        _ when path.EndsWith("/owner", StringComparison.Ordinal) => new { pool = "team", groupId = _world.OutsideGroup },
        _ when path.EndsWith("/release", StringComparison.Ordinal) => new { pool = "company" },
        _ => new { },
    };

    private static async Task<HashSet<string>> GrantedAsync(Browser browser)
    {
        var (_, me) = await browser.GetAsync("/api/v1/me");
        return [.. me.GetProperty("permissions").EnumerateArray().Select(item => item.GetString()!)];
    }

    private static async Task<string?> TicketAsync(Browser browser) =>
        (await browser.PostAsync("/api/v1/me/hub-ticket", new { })).Body.GetProperty("ticket").GetString();

    private static async Task<JsonElement> TextAsync(Browser browser, string path)
    {
        var (status, body) = await browser.GetAsync(path);
        Assert.AreEqual(HttpStatusCode.OK, status, $"{path}: {body}");
        return body;
    }

    /// <summary>Whether an object with this id stands in the answer, as itself or as what another one belongs to.</summary>
    private static bool Holds(JsonElement answer, long id) =>
        new Regex($@"""(?:id|conversationId)"":{Text(id)}\b").IsMatch(answer.TryGetProperty("items", out var items)
            ? string.Join(' ', items.EnumerateArray().Select(item => $"\"id\":{item.GetProperty("id").GetInt64()}"))
            : answer.GetRawText().Contains("\"conversation", StringComparison.Ordinal) ? answer.GetProperty("data").GetRawText() : "");

    private static bool TakesSession(JsonElement operation) => operation.TryGetProperty("security", out var security)
        && security.EnumerateArray().Any(scheme => scheme.TryGetProperty("Session", out _));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^/api/v1/(?:conversations|customers|files)/\{id\}")]
    private static partial Regex Scoped();

    private sealed record Operation(string Method, string Path, string Permission);
}
