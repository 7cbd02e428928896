using System.Net;
using System.Text.Json;

namespace Appliance.Web.Tests.Hubs;

[TestClass]
public sealed class VisitorHubTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Event_AgentWritesANoteAndAnAnswer_BringsTheAnswerAlone()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        await admin.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        await using var hub = await visitor.ConnectAsync(SharedServer.Address, Cancelled);
        var (_, message) = await visitor.SendAsync("c1", "你好", Cancelled);
        var path = $"/api/v1/conversations/{message.GetProperty("conversationId").GetInt64()}";
        await admin.PostAsync(path + "/accept", new { }, Cancelled);

        await admin.PostAsync(path + "/messages", new { clientId = "n1", type = "note", content = new { text = "geheim", mentions = Array.Empty<long>() } }, Cancelled);
        await admin.PostAsync(path + "/messages", new { clientId = "m1", type = "text", content = new { text = "您好" } }, Cancelled);

        await hub.EventAsync(item => item.IsMessage("您好"), Cancelled);
        var told = string.Concat(hub.Events.Select(item => item.ToString()));
        Assert.DoesNotContain("geheim", told);
        Assert.DoesNotContain("geheim", string.Concat((await visitor.MessagesAsync(Cancelled)).Select(item => item.ToString())));
    }

    [TestMethod]
    public async Task Resume_NoteWasMissed_DoesNotBringIt()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        await admin.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var cursor = visitor.Session.GetProperty("cursor").GetString()!;
        var (_, message) = await visitor.SendAsync("c1", "你好", Cancelled);
        var path = $"/api/v1/conversations/{message.GetProperty("conversationId").GetInt64()}";
        await admin.PostAsync(path + "/accept", new { }, Cancelled);
        await admin.PostAsync(path + "/messages", new { clientId = "n1", type = "note", content = new { text = "geheim", mentions = Array.Empty<long>() } }, Cancelled);
        await admin.PostAsync(path + "/messages", new { clientId = "m1", type = "text", content = new { text = "您好" } }, Cancelled);

        await using var hub = await visitor.ConnectAsync(SharedServer.Address, Cancelled);
        await hub.ResumeAsync(cursor, Cancelled);

        CollectionAssert.AreEqual(new[] { "你好", "您好" }, hub.Events.Texts().Skip(1).ToList(), "The greeting, and then:");
        Assert.DoesNotContain("geheim", string.Concat(hub.Events.Select(item => item.ToString())));
    }

    [TestMethod]
    public async Task Event_OfAnotherVisitor_DoesNotArrive()
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        await using var hub = await visitor.ConnectAsync(SharedServer.Address, Cancelled);
        using var other = await SharedServer.VisitorAsync(Cancelled);
        await hub.ResumeAsync(visitor.Session.GetProperty("cursor").GetString()!, Cancelled);

        await other.SendAsync("c1", "fremd", Cancelled);
        await visitor.SendAsync("c1", "eigen", Cancelled);

        await hub.EventAsync(item => item.IsMessage("eigen"), Cancelled);
        CollectionAssert.AreEqual(new[] { "eigen" }, hub.Events.Texts().Skip(1).ToList(), "The greeting, and then:");
    }

    [TestMethod]
    public async Task Connection_TokensAreRevoked_IsClosedWithinTwoSecondsAndTheTokenIsGone()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        await using var hub = await visitor.ConnectAsync(SharedServer.Address, Cancelled);
        using var other = await SharedServer.VisitorAsync(Cancelled);
        await using var untouched = await other.ConnectAsync(SharedServer.Address, Cancelled);

        using var answer = await admin.Http.DeleteAsync(
            new Uri($"/api/v1/customers/{visitor.Session.GetProperty("customer").GetProperty("id").GetInt64()}/visitor-tokens", UriKind.Relative), Cancelled);

        Assert.AreEqual(HttpStatusCode.NoContent, answer.StatusCode);
        await hub.Closed.WaitAsync(TimeSpan.FromSeconds(2), Cancelled);
        using var call = await visitor.Http.GetAsync(new Uri("/api/v1/visitor/messages", UriKind.Relative), Cancelled);
        Assert.AreEqual(HttpStatusCode.Unauthorized, call.StatusCode);
        Assert.IsFalse(untouched.Closed.IsCompleted);
    }

    [TestMethod]
    public async Task Event_AgentRecalls_ComesAsUpdatedWithoutTheContent()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        await admin.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, message) = await visitor.SendAsync("c1", "你好", Cancelled);
        var path = $"/api/v1/conversations/{message.GetProperty("conversationId").GetInt64()}";
        await admin.PostAsync(path + "/accept", new { }, Cancelled);
        var (_, said) = await admin.PostAsync(path + "/messages", new { clientId = "m1", type = "text", content = new { text = "说错了" } }, Cancelled);
        await using var hub = await visitor.ConnectAsync(SharedServer.Address, Cancelled);
        await hub.ResumeAsync(visitor.Session.GetProperty("cursor").GetString()!, Cancelled);

        await admin.PostAsync($"{path}/messages/{said.GetProperty("id").GetInt64()}/recall", new { }, Cancelled);

        var told = (await hub.EventAsync(item => item.Is("message.updated"), Cancelled)).Data().GetProperty("message");
        Assert.AreNotEqual(JsonValueKind.Null, told.GetProperty("recalledAt").ValueKind);
        Assert.DoesNotContain("说错了", told.ToString());
    }

    [TestMethod]
    public async Task Typing_OfTheAgent_ReachesTheVisitorWithoutACursor()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        await admin.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        await using var hub = await visitor.ConnectAsync(SharedServer.Address, Cancelled);
        await hub.ResumeAsync(visitor.Session.GetProperty("cursor").GetString()!, Cancelled);
        var (_, message) = await visitor.SendAsync("c1", "你好", Cancelled);
        var path = $"/api/v1/conversations/{message.GetProperty("conversationId").GetInt64()}";
        await admin.PostAsync(path + "/accept", new { }, Cancelled);

        await admin.PostAsync(path + "/typing", new { }, Cancelled);

        var typing = await hub.EventAsync(item => item.Is("typing"), Cancelled);
        Assert.IsFalse(typing.TryGetProperty("cursor", out _));
    }
}
