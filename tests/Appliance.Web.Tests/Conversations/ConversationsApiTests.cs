using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Appliance.Web.Tests.Conversations;

[TestClass]
public sealed class ConversationsApiTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Send_SixtyAtOnceWithOneClientId_MakesOneMessage()
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => visitor.SendAsync("same", "你好", Cancelled)));

        Assert.AreEqual(1, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.AreEqual(59, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.HasCount(1, (await visitor.MessagesAsync(Cancelled)).Where(message => message.GetProperty("from").GetString() == "customer"));
    }

    [TestMethod]
    public async Task Accept_FortyAtOnce_HasOneWinner()
    {
        using var admin = await OnlineAdminAsync();
        var (_, id) = await WaitingAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => admin.PostAsync($"/api/v1/conversations/{id}/accept", new { }, Cancelled)));

        Assert.AreEqual(1, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.AreEqual(39, answers.Count(answer => answer.Status == HttpStatusCode.Conflict && answer.Body.GetProperty("code").GetString() == "already_accepted"));
    }

    [TestMethod]
    public async Task Messages_SentFromBothSidesAtOnce_AreNumberedWithoutGaps()
    {
        using var admin = await OnlineAdminAsync();
        var (visitor, id) = await WaitingAsync();
        await admin.PostAsync($"/api/v1/conversations/{id}/accept", new { }, Cancelled);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? (Task)visitor.SendAsync($"v{i}", $"{i}", Cancelled)
            : admin.PostAsync($"/api/v1/conversations/{id}/messages", new { clientId = $"a{i}", type = "text", content = new { text = $"{i}" } }, Cancelled)));

        var numbers = (await admin.GetAsync($"/api/v1/conversations/{id}/messages?limit=200", Cancelled)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("seq").GetInt64()).ToList();
        CollectionAssert.AreEqual(Enumerable.Range(1, numbers.Count).Select(number => (long)number).ToList(), numbers);
        Assert.IsGreaterThanOrEqualTo(41, numbers.Count);
        visitor.Dispose();
    }

    [TestMethod]
    public async Task Messages_PagedForwardAndBackward_AreAscending()
    {
        using var admin = await OnlineAdminAsync();
        var (visitor, id) = await WaitingAsync();
        // The greeting is 1, the first message 2.
        for (var i = 3; i <= 7; i++)
            await visitor.SendAsync($"c{i}", $"{i}", Cancelled);

        CollectionAssert.AreEqual(new long[] { 6, 7 }, await SeqsAsync("limit=2"));
        CollectionAssert.AreEqual(new long[] { 3, 4 }, await SeqsAsync("after=2&limit=2"));
        CollectionAssert.AreEqual(new long[] { 3, 4 }, await SeqsAsync("before=5&limit=2"));
        visitor.Dispose();

        async Task<List<long>> SeqsAsync(string query) =>
            [.. (await admin.GetAsync($"/api/v1/conversations/{id}/messages?{query}", Cancelled)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("seq").GetInt64())];
    }

    [TestMethod]
    public async Task Send_ACardFromAVisitor_IsRefused()
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);

        using var answer = await visitor.Http.PostAsJsonAsync(
            "/api/v1/visitor/messages", new { clientId = "c1", type = "product", content = new { items = Array.Empty<object>() } }, Cancelled);

        Assert.AreEqual(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [TestMethod]
    public async Task Lifecycle_AcceptTransferCloseReopen_KeepsTheState()
    {
        using var admin = await OnlineAdminAsync();
        var (visitor, id) = await WaitingAsync();
        var path = $"/api/v1/conversations/{id}";

        Assert.AreEqual("active", State(await admin.PostAsync(path + "/accept", new { }, Cancelled)));
        Assert.AreEqual("waiting", State(await admin.PostAsync(path + "/transfer", new { groupId = await SharedServer.DemoGroupAsync(admin, Cancelled), note = "bitte" }, Cancelled)));
        Assert.AreEqual("active", State(await admin.PostAsync(path + "/take-over", new { }, Cancelled)));
        Assert.AreEqual("closed", State(await admin.PostAsync(path + "/close", new { solved = true }, Cancelled)));
        Assert.AreEqual("active", State(await admin.PostAsync(path + "/reopen", new { }, Cancelled)));
        visitor.Dispose();
    }

    [TestMethod]
    public async Task Read_ByTheVisitor_IsToldAsDeliveryState()
    {
        using var admin = await OnlineAdminAsync();
        var (visitor, id) = await WaitingAsync();
        await admin.PostAsync($"/api/v1/conversations/{id}/accept", new { }, Cancelled);
        var (_, answer) = await admin.PostAsync($"/api/v1/conversations/{id}/messages", new { clientId = "a1", type = "text", content = new { text = "您好" } }, Cancelled);

        using var read = await visitor.Http.PostAsJsonAsync("/api/v1/visitor/read", new { messageId = answer.GetProperty("id").GetInt64() }, Cancelled);

        Assert.AreEqual(HttpStatusCode.NoContent, read.StatusCode);
        var messages = (await admin.GetAsync($"/api/v1/conversations/{id}/messages?after={answer.GetProperty("seq").GetInt64() - 1}&limit=1", Cancelled)).GetProperty("items");
        Assert.AreEqual("read", messages[0].GetProperty("delivery").GetProperty("state").GetString());
        visitor.Dispose();
    }

    [TestMethod]
    [DataRow("state=sleeping")]
    [DataRow("limit=0")]
    [DataRow("limit=201")]
    [DataRow("assignee=you")]
    public async Task List_BadQuery_IsMalformed(string query)
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);

        using var answer = await admin.Http.GetAsync(new Uri("/api/v1/conversations?" + query, UriKind.Relative), Cancelled);

        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static string? State((HttpStatusCode Status, JsonElement Body) answer)
    {
        Assert.AreEqual(HttpStatusCode.OK, answer.Status, answer.Body.ToString());
        return answer.Body.GetProperty("state").GetString();
    }

    private async Task<AgentClient> OnlineAdminAsync()
    {
        var admin = await SharedServer.AdminAsync(Cancelled);
        await admin.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, Cancelled);
        return admin;
    }

    private async Task<(VisitorClient Visitor, long Conversation)> WaitingAsync()
    {
        var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, message) = await visitor.SendAsync("c1", "1", Cancelled);
        return (visitor, message.GetProperty("conversationId").GetInt64());
    }
}
