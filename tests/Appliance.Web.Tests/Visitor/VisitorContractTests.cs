using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Appliance.Web.Tests.Visitor;

[TestClass]
public sealed class VisitorContractTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Messages_BeforeAfterOrNeither_AreAscending()
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        List<long> ids = [];
        for (var i = 0; i < 6; i++)
            ids.Add((await visitor.SendAsync($"c{i}", $"{i}", Cancelled)).Body.GetProperty("id").GetInt64());

        CollectionAssert.AreEqual(ids[^2..], await IdsAsync("limit=2"));
        CollectionAssert.AreEqual(ids[2..4], await IdsAsync($"after={ids[1]}&limit=2"));
        CollectionAssert.AreEqual(ids[2..4], await IdsAsync($"before={ids[4]}&limit=2"));

        async Task<List<long>> IdsAsync(string query) =>
            [.. (await visitor.Http.GetFromJsonAsync<JsonElement>("/api/v1/visitor/messages?" + query, Cancelled)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64())];
    }

    [TestMethod]
    [DataRow("limit=0")]
    [DataRow("limit=201")]
    [DataRow("after=x")]
    public async Task Messages_BadQuery_IsMalformed(string query)
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);

        using var answer = await visitor.Http.GetAsync(new Uri("/api/v1/visitor/messages?" + query, UriKind.Relative), Cancelled);

        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.AreEqual("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [TestMethod]
    public async Task Session_AfterTheEnd_NamesTheConversationUntilItIsRated()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        await admin.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var id = (await visitor.SendAsync("c1", "你好", Cancelled)).Body.GetProperty("conversationId").GetInt64();
        Assert.AreEqual(JsonValueKind.Null, (await AgainAsync()).GetProperty("lastConversation").ValueKind);
        await admin.PostAsync($"/api/v1/conversations/{id}/accept", new { }, Cancelled);
        await admin.PostAsync($"/api/v1/conversations/{id}/close", new { }, Cancelled);

        var ended = await AgainAsync();
        await visitor.Http.PostAsJsonAsync("/api/v1/visitor/rating", new { score = 5 }, Cancelled);
        var rated = await AgainAsync();

        Assert.AreEqual(JsonValueKind.Null, ended.GetProperty("conversation").ValueKind);
        Assert.AreEqual((id, false), (ended.GetProperty("lastConversation").GetProperty("id").GetInt64(), ended.GetProperty("lastConversation").GetProperty("rated").GetBoolean()));
        Assert.IsTrue(rated.GetProperty("lastConversation").GetProperty("rated").GetBoolean());

        async Task<JsonElement> AgainAsync()
        {
            using var again = await SharedServer.VisitorAsync(Cancelled, new { token = visitor.Token });
            return again.Session;
        }
    }

    [TestMethod]
    public async Task Session_ServedByNobody_NamesNoConversationToRate()
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        await visitor.SendAsync("c1", "你好", Cancelled);
        await visitor.Http.PostAsync(new Uri("/api/v1/visitor/close", UriKind.Relative), null, Cancelled);

        using var again = await SharedServer.VisitorAsync(Cancelled, new { token = visitor.Token });

        Assert.AreEqual(JsonValueKind.Null, again.Session.GetProperty("lastConversation").ValueKind);
    }

    [TestMethod]
    public async Task Agent_WithoutNickname_IsShownByDisplayName()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var id = (await visitor.SendAsync("c1", "你好", Cancelled)).Body.GetProperty("conversationId").GetInt64();
        await admin.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, Cancelled);
        await admin.PostAsync($"/api/v1/conversations/{id}/accept", new { }, Cancelled);

        using var again = await SharedServer.VisitorAsync(Cancelled, new { token = visitor.Token });

        Assert.AreEqual("管理员", again.Session.GetProperty("conversation").GetProperty("agent").GetProperty("name").GetString());
    }

    [TestMethod]
    public async Task Post_BodyOfAnotherTypeOrTooLarge_IsRefused()
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        using var text = new StringContent("clientId=1", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

        using var unsupported = await visitor.Http.PostAsync(new Uri("/api/v1/visitor/messages", UriKind.Relative), text, Cancelled);
        // Only the head: who reads no body answers before it is sent.
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(SharedServer.Address.Host, SharedServer.Address.Port, Cancelled);
        await socket.GetStream().WriteAsync(
            System.Text.Encoding.ASCII.GetBytes(
                $"POST /api/v1/visitor/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {visitor.Token}\r\nContent-Type: application/json\r\nContent-Length: 40000000\r\n\r\n"),
            Cancelled);
        using var reader = new StreamReader(socket.GetStream());
        var tooLarge = await reader.ReadLineAsync(Cancelled);

        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, unsupported.StatusCode);
        Assert.AreEqual("HTTP/1.1 413", tooLarge![..12]);
    }
}
