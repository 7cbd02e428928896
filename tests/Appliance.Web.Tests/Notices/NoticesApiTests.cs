using System.Net;
using System.Text.Json;
using Appliance.Web.Tests.Hubs;

namespace Appliance.Web.Tests.Notices;

[TestClass]
public sealed class NoticesApiTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Notice_ForOneRole_ReachesItsHoldersConnectionsAndNobodyElse()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var role = await RoleAsync(admin);
        using var meant = await SharedServer.AgentWithRolesAsync(admin, [role], [], Cancelled);
        using var other = await SharedServer.AgentAsync(admin, Cancelled);
        await using var hub = await meant.ConnectAsync(Cancelled);
        await using var stranger = await other.ConnectAsync(Cancelled);
        await using var all = await admin.ConnectAsync(Cancelled);
        foreach (var connection in new[] { hub, stranger, all })
            await connection.WatchAsync([], [], Cancelled);

        var title = await AnnounceAsync(admin, role);

        var told = await hub.EventAsync(item => IsNotice(item, title), Cancelled);
        Assert.AreEqual(1, told.GetProperty("data").GetProperty("unread").GetInt32());

        // What comes later shows that nothing came before it.
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, message) = await visitor.SendAsync("c1", "hello", Cancelled);
        var conversation = message.GetProperty("conversationId").GetInt64();
        await all.EventAsync(
            item => item.Is("conversation.created") && item.GetProperty("data").GetProperty("conversation").GetProperty("id").GetInt64() == conversation, Cancelled);
        Assert.IsFalse(all.Events.Concat(stranger.Events).Any(item => IsNotice(item, title)));
    }

    [TestMethod]
    public async Task Notice_WhileAway_ComesWithTheReplay()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var role = await RoleAsync(admin);
        using var meant = await SharedServer.AgentWithRolesAsync(admin, [role], [], Cancelled);
        var cursor = (await meant.GetAsync("/api/v1/me", Cancelled)).GetProperty("cursor").GetString()!;
        var title = await AnnounceAsync(admin, role);
        await using (var first = await meant.ConnectAsync(Cancelled))
        {
            await first.ResumeAsync(cursor, Cancelled);
            await first.EventAsync(item => IsNotice(item, title), Cancelled);
        }

        await using var again = await meant.ConnectAsync(Cancelled);
        await again.ResumeAsync(cursor, Cancelled);

        Assert.AreEqual(1, again.Events.Count(item => IsNotice(item, title)));
    }

    [TestMethod]
    public async Task Read_ByTheOwner_LowersTheCountAndTellsTheOtherWindow()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var role = await RoleAsync(admin);
        using var meant = await SharedServer.AgentWithRolesAsync(admin, [role], [], Cancelled);
        await using var hub = await meant.ConnectAsync(Cancelled);
        await hub.WatchAsync([], [], Cancelled);
        var title = await AnnounceAsync(admin, role);
        var id = (await hub.EventAsync(item => IsNotice(item, title), Cancelled)).GetProperty("data").GetProperty("notice").GetProperty("id").GetInt64();

        var (status, _) = await meant.PostAsync($"/api/v1/notices/{id}/read", new { }, Cancelled);

        var told = await hub.EventAsync(item => item.Is("notice.read"), Cancelled);
        Assert.AreEqual(
            (HttpStatusCode.NoContent, 0, 0),
            (status, told.GetProperty("data").GetProperty("unread").GetInt32(), (await meant.GetAsync("/api/v1/notices/unread", Cancelled)).GetProperty("unread").GetInt32()));
    }

    [TestMethod]
    public async Task Read_OfAnothersNotice_IsNotFound()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var role = await RoleAsync(admin);
        using var meant = await SharedServer.AgentWithRolesAsync(admin, [role], [], Cancelled);
        await using var hub = await meant.ConnectAsync(Cancelled);
        await hub.WatchAsync([], [], Cancelled);
        var title = await AnnounceAsync(admin, role);
        var id = (await hub.EventAsync(item => IsNotice(item, title), Cancelled)).GetProperty("data").GetProperty("notice").GetProperty("id").GetInt64();

        var (status, _) = await admin.PostAsync($"/api/v1/notices/{id}/read", new { }, Cancelled);

        Assert.AreEqual(HttpStatusCode.NotFound, status);
    }

    private static bool IsNotice(JsonElement item, string title) =>
        item.Is("notice.created") && item.GetProperty("data").GetProperty("notice").GetProperty("title").GetProperty("zh").GetString() == title;

    private async Task<long> RoleAsync(Appliance.Testing.AgentClient admin)
    {
        var (status, role) = await admin.PostAsync("/api/v1/roles", new { name = "r " + Guid.NewGuid(), permissions = Array.Empty<string>(), scopes = new { } }, Cancelled);
        Assert.AreEqual(HttpStatusCode.Created, status, role.ToString());
        return role.GetProperty("id").GetInt64();
    }

    private async Task<string> AnnounceAsync(Appliance.Testing.AgentClient admin, long role)
    {
        var title = Guid.NewGuid().ToString();
        var (status, body) = await admin.PostAsync(
            "/api/v1/announcements",
            new { title = new { zh = title, en = "" }, body = new { zh = "", en = "" }, audience = "roles", audienceIds = new[] { role }, bar = false },
            Cancelled);
        Assert.AreEqual(HttpStatusCode.Created, status, body.ToString());
        return title;
    }
}
