using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace Appliance.Web.Tests.Hubs;

[TestClass]
public sealed class AgentHubTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Event_VisitorWrites_ReachesTheAgent()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        await using var hub = await admin.ConnectAsync(Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var text = Guid.NewGuid().ToString();

        // The handshake ends before the connection is open on the server; the place makes it certain what is brought.
        await hub.ResumeAsync(visitor.Session.GetProperty("cursor").GetString()!, Cancelled);
        var (status, body) = await visitor.SendAsync("c1", text, Cancelled);

        Assert.AreEqual(System.Net.HttpStatusCode.Created, status, body.ToString());
        var happened = await hub.EventAsync(item => item.IsMessage(text), Cancelled);
        Assert.AreEqual(16, happened.Cursor().Length);
        Assert.EndsWith("Z", happened.GetProperty("at").GetString()!);
    }

    [TestMethod]
    public async Task Resume_AfterABreak_BringsExactlyWhatWasMissed()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var mark = Guid.NewGuid().ToString();
        string seen;
        await using (var before = await admin.ConnectAsync(Cancelled))
        {
            await visitor.SendAsync("c0", mark, Cancelled);
            seen = (await before.EventAsync(item => item.IsMessage(mark), Cancelled)).Cursor();
        }

        var missed = Enumerable.Range(1, 20).Select(i => $"{mark} {i}").ToList();
        foreach (var text in missed)
            await visitor.SendAsync(text, text, Cancelled);
        await using var after = await admin.ConnectAsync(Cancelled);
        await after.ResumeAsync(seen, Cancelled);
        await visitor.SendAsync("live", mark + " live", Cancelled);
        await after.EventAsync(item => item.IsMessage(mark + " live"), Cancelled);

        CollectionAssert.AreEqual(missed.Append(mark + " live").ToList(), after.Events.Texts().Where(text => text.StartsWith(mark, StringComparison.Ordinal)).ToList());
        var cursors = after.Events.Where(item => item.TryGetProperty("cursor", out _)).Select(item => item.Cursor()).ToList();
        CollectionAssert.AreEqual(cursors.Distinct().Order(StringComparer.Ordinal).ToList(), cursors);
    }

    [TestMethod]
    public async Task Resume_WhileMessagesKeepComing_HasNoGapAndNoDouble()
    {
        const int count = 300;
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var cursor = (await admin.GetAsync("/api/v1/me", Cancelled)).GetProperty("cursor").GetString()!;
        var mark = Guid.NewGuid().ToString();
        var sending = Task.Run(
            async () =>
            {
                for (var i = 0; i < count; i++)
                    await visitor.SendAsync($"c{i}", $"{mark} {i:D3}", Cancelled);
            },
            Cancelled);

        // In the middle of it, several times over, from the same place.
        List<HubClient> hubs = [];
        for (var i = 0; i < 5; i++)
        {
            var hub = await admin.ConnectAsync(Cancelled);
            hubs.Add(hub);
            await hub.ResumeAsync(cursor, Cancelled);
        }

        await sending;
        var expected = Enumerable.Range(0, count).Select(i => $"{mark} {i:D3}").ToList();
        foreach (var hub in hubs)
        {
            await hub.EventAsync(item => item.IsMessage(expected[^1]), Cancelled);
            CollectionAssert.AreEqual(expected, hub.Events.Texts().Where(text => text.StartsWith(mark, StringComparison.Ordinal)).ToList());
            await hub.DisposeAsync();
        }
    }

    [TestMethod]
    [DataRow("0009999999999999")]
    [DataRow("yesterday")]
    public async Task Resume_FromAnUnknownPlace_IsAnsweredWithReset(string cursor)
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        await using var hub = await admin.ConnectAsync(Cancelled);

        await hub.ResumeAsync(cursor, Cancelled);

        var reset = await hub.EventAsync(item => item.Is("reset"), Cancelled);
        Assert.AreEqual(JsonValueKind.Object, reset.Data().ValueKind);
    }

    [TestMethod]
    public async Task Event_OutsideTheScope_DoesNotReachTheAgent()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var stranger = await SharedServer.AgentAsync(admin, Cancelled);
        await using var hub = await stranger.ConnectAsync(Cancelled);
        await using var all = await admin.ConnectAsync(Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var text = Guid.NewGuid().ToString();

        var (_, message) = await visitor.SendAsync("c1", text, Cancelled);
        await all.EventAsync(item => item.IsMessage(text), Cancelled);
        using var answer = await stranger.Http.GetAsync(new Uri($"/api/v1/conversations/{message.GetProperty("conversationId").GetInt64()}", UriKind.Relative), Cancelled);

        Assert.AreEqual(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain(text, string.Concat(hub.Events.Select(item => item.ToString())));
    }

    [TestMethod]
    public async Task Event_ConversationIsTakenByAColleague_IsToldAsRemoved()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var agent = await SharedServer.AgentAsync(admin, Cancelled, await SharedServer.DemoGroupAsync(admin, Cancelled));
        await using var hub = await agent.ConnectAsync(Cancelled);
        await admin.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, message) = await visitor.SendAsync("c1", "你好", Cancelled);
        var id = message.GetProperty("conversationId").GetInt64();
        await hub.EventAsync(item => item.Is("conversation.created") && item.Data().GetProperty("conversation").GetProperty("id").GetInt64() == id, Cancelled);

        var (status, _) = await admin.PostAsync($"/api/v1/conversations/{id}/accept", new { }, Cancelled);

        Assert.AreEqual(System.Net.HttpStatusCode.OK, status);
        var removed = await hub.EventAsync(item => item.Is("removed") && item.Data().GetProperty("id").GetInt64() == id, Cancelled);
        Assert.AreEqual("conversation", removed.Data().GetProperty("kind").GetString());
    }

    [TestMethod]
    public async Task Watch_OneConversation_BringsItAndNotTheOthers()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var watched = await SharedServer.VisitorAsync(Cancelled);
        using var other = await SharedServer.VisitorAsync(Cancelled);
        var (_, first) = await watched.SendAsync("c1", "eins", Cancelled);
        await other.SendAsync("c1", "zwei", Cancelled);
        await using var hub = await admin.ConnectAsync(Cancelled);
        await hub.WatchAsync([first.GetProperty("conversationId").GetInt64()], [], Cancelled);
        var mark = Guid.NewGuid().ToString();

        await other.SendAsync("c2", mark + " other", Cancelled);
        await watched.SendAsync("c2", mark + " watched", Cancelled);

        await hub.EventAsync(item => item.IsMessage(mark + " watched"), Cancelled);
        CollectionAssert.AreEqual(new[] { mark + " watched" }, hub.Events.Texts().Where(text => text.StartsWith(mark, StringComparison.Ordinal)).ToList());
    }

    [TestMethod]
    public async Task Watch_TheQueue_BringsItsLength()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        await using var hub = await admin.ConnectAsync(Cancelled);

        await hub.WatchAsync([], ["waiting"], Cancelled);

        var summary = await hub.EventAsync(item => item.Is("list.summary"), Cancelled);
        Assert.AreEqual("waiting", summary.Data().GetProperty("list").GetString());
        Assert.IsGreaterThanOrEqualTo(0, summary.Data().GetProperty("count").GetInt32());
    }

    [TestMethod]
    public async Task Watch_SeveralLists_BringsASummaryOfEachThatThereIs()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var agent = await SharedServer.AgentAsync(admin, Cancelled, await SharedServer.DemoGroupAsync(admin, Cancelled));
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, message) = await visitor.SendAsync("c1", "你好", Cancelled);
        await agent.PostAsync($"/api/v1/conversations/{message.GetProperty("conversationId").GetInt64()}/accept", new { }, Cancelled);
        await using var hub = await agent.ConnectAsync(Cancelled);

        await hub.WatchAsync([], ["waiting", "active", "recent", "bot", "left", "visitors", "marks"], Cancelled);

        await hub.EventAsync(item => item.IsSummary("waiting"), Cancelled);
        Assert.AreEqual(1, (await hub.EventAsync(item => item.IsSummary("active"), Cancelled)).Data().GetProperty("count").GetInt32());
        Assert.AreEqual(0, (await hub.EventAsync(item => item.IsSummary("recent"), Cancelled)).Data().GetProperty("count").GetInt32());
    }

    [TestMethod]
    public async Task Connect_WithATicketOfAnApiToken_Works()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (_, made) = await admin.PostAsync("/api/v1/api-tokens", new { name = "hub", permissions = new[] { "conversations.view" } }, Cancelled);
        using var program = new HttpClient { BaseAddress = SharedServer.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", made.GetProperty("token").GetString());
        using var answer = await program.PostAsync(new Uri("/api/v1/me/hub-ticket", UriKind.Relative), null, Cancelled);
        var ticket = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("ticket").GetString();
        await using var hub = await HubClient.ConnectAsync(SharedServer.Address, "/hubs/agent", ticket, Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var text = Guid.NewGuid().ToString();

        await hub.ResumeAsync(visitor.Session.GetProperty("cursor").GetString()!, Cancelled);
        await visitor.SendAsync("c1", text, Cancelled);

        await hub.EventAsync(item => item.IsMessage(text), Cancelled);
        await admin.Http.DeleteAsync(new Uri($"/api/v1/api-tokens/{made.GetProperty("id").GetInt64()}", UriKind.Relative), Cancelled);
        await hub.Closed.WaitAsync(TimeSpan.FromSeconds(2), Cancelled);
    }

    [TestMethod]
    public async Task Connection_SessionEnds_IsClosedWithinTwoSeconds()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        await using var hub = await admin.ConnectAsync(Cancelled);

        await admin.PostAsync("/api/v1/auth/sign-out", new { }, Cancelled);

        await hub.Closed.WaitAsync(TimeSpan.FromSeconds(2), Cancelled);
    }

    [TestMethod]
    public async Task Connection_RightsChange_IsToldToReadAgain()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var agent = await SharedServer.AgentAsync(admin, Cancelled);
        var me = (await agent.GetAsync("/api/v1/me", Cancelled)).GetProperty("agent");
        await using var hub = await agent.ConnectAsync(Cancelled);
        await hub.WatchAsync([], [], Cancelled);

        var group = await SharedServer.DemoGroupAsync(admin, Cancelled);
        await admin.PutAsync($"/api/v1/agents/{me.GetProperty("id").GetInt64()}", new { groupIds = new[] { group } }, Cancelled);

        await hub.EventAsync(item => item.Is("reset"), Cancelled);
    }

    [TestMethod]
    public async Task Connect_FromAForeignPage_IsRefused()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);

        await Assert.ThrowsAsync<WebSocketException>(() =>
            HubClient.ConnectAsync(SharedServer.Address, "/hubs/agent", null, Cancelled, admin.Cookies, origin: "https://evil.example"));
    }

    [TestMethod]
    public async Task Connect_WithoutASession_IsRefused() =>
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(SharedServer.Address, "/hubs/agent", null, Cancelled));

    [TestMethod]
    public async Task Connect_WithAVisitorsTicket_IsRefused()
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        using var answer = await visitor.Http.PostAsync(new Uri("/api/v1/visitor/hub-ticket", UriKind.Relative), null, Cancelled);
        var ticket = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).RootElement.GetProperty("ticket").GetString();

        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(SharedServer.Address, "/hubs/agent", ticket, Cancelled));
    }

    [TestMethod]
    public async Task Connect_WithATicket_Works()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (_, ticket) = await admin.PostAsync("/api/v1/me/hub-ticket", new { }, Cancelled);

        await using var hub = await HubClient.ConnectAsync(SharedServer.Address, "/hubs/agent", ticket.GetProperty("ticket").GetString(), Cancelled);

        await hub.WatchAsync([], [], Cancelled);
    }
}
