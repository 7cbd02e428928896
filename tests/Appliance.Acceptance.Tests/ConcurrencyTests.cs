using System.Net;

namespace Appliance.Acceptance.Tests;

/// <summary>Promise 5 over HTTP: one winner, one message, never one conversation too many.</summary>
[TestClass]
public sealed class ConcurrencyTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Send_SixtyAtOnceWithOneClientId_MakesOneMessage()
    {
        await using var server = await ApplianceProcess.StartAsync(Cancelled);
        using var visitor = await VisitorClient.StartAsync(server.Address, Cancelled);

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => visitor.SendAsync("same", "你好", Cancelled)));

        Assert.AreEqual(1, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.AreEqual(59, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.HasCount(1, answers.Select(answer => answer.Body.GetProperty("id").GetInt64()).Distinct());
        Assert.HasCount(1, (await visitor.MessagesAsync(Cancelled)).Where(message => message.GetProperty("from").GetString() == "customer"));
    }

    [TestMethod]
    public async Task Accept_FortyAtOnce_HasOneWinner()
    {
        await using var server = await ApplianceProcess.StartAsync(Cancelled);
        using var admin = await AgentClient.SignInAsync(server.Address, "admin", ApplianceProcess.Password, Cancelled);
        await admin.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, Cancelled);
        using var visitor = await VisitorClient.StartAsync(server.Address, Cancelled);
        var (_, message) = await visitor.SendAsync("c1", "你好", Cancelled);
        var conversation = message.GetProperty("conversationId").GetInt64();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ =>
            admin.PostAsync($"/api/v1/conversations/{conversation}/accept", new { }, Cancelled)));

        Assert.AreEqual(1, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.AreEqual(39, answers.Count(answer => answer.Status == HttpStatusCode.Conflict && answer.Body.GetProperty("code").GetString() == "already_accepted"));
    }

    [TestMethod]
    public async Task Arrivals_FiveHundredForFiveAgentsOfTen_LeaveFiftyActiveAndTheRestWaitingInOrder()
    {
        const int arrivals = 500, agents = 5, capacity = 10;
        await using var server = await ApplianceProcess.StartAsync(Cancelled);
        using var admin = await AgentClient.SignInAsync(server.Address, "admin", ApplianceProcess.Password, Cancelled);
        await admin.PutAsync("/api/v1/me/presence", new { presence = "offline", reception = false }, Cancelled);
        var serving = await AddAgentsAsync(server, admin, agents, capacity);

        await Parallel.ForEachAsync(Enumerable.Range(0, arrivals), new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Cancelled }, async (i, token) =>
        {
            using var visitor = await VisitorClient.StartAsync(server.Address, token);
            var (status, _) = await visitor.SendAsync("first", $"第 {i} 位", token);
            Assert.AreEqual(HttpStatusCode.Created, status);
        });

        var active = await Eventually.TrueAsync(
            () => admin.ListAsync("/api/v1/conversations?state=active", Cancelled), list => list.Count >= agents * capacity, Cancelled);
        var waiting = await admin.ListAsync("/api/v1/conversations?state=waiting", Cancelled);
        Assert.HasCount(agents * capacity, active);
        Assert.HasCount(arrivals - agents * capacity, waiting);
        foreach (var load in active.GroupBy(conversation => conversation.GetProperty("agent").GetProperty("id").GetInt64()))
        {
            Assert.AreEqual(capacity, load.Count());
        }

        // Ids grow with arrival: whoever was taken came before whoever waits.
        var lastTaken = active.Max(conversation => conversation.GetProperty("id").GetInt64());
        var firstWaiting = waiting.Min(conversation => conversation.GetProperty("id").GetInt64());
        Assert.IsLessThan(firstWaiting, lastTaken);
        serving.ForEach(agent => agent.Dispose());
    }

    private async Task<List<AgentClient>> AddAgentsAsync(ApplianceProcess server, AgentClient admin, int count, int capacity)
    {
        var group = (await admin.ListAsync("/api/v1/groups", Cancelled)).Single(item => item.GetProperty("name").GetString() == "demo").GetProperty("id").GetInt64();
        var role = (await admin.ListAsync("/api/v1/roles", Cancelled)).Single(item => item.GetProperty("builtIn").ToString() is "agent" || item.GetProperty("name").GetString() == "客服").GetProperty("id").GetInt64();
        List<AgentClient> serving = [];
        for (var i = 0; i < count; i++)
        {
            var (status, body) = await admin.PostAsync("/api/v1/agents", new
            {
                login = $"agent{i}",
                displayName = $"客服 {i}",
                password = ApplianceProcess.Password,
                mustChangePassword = false,
                groupIds = new[] { group },
                roleIds = new[] { role },
                capacity,
            }, Cancelled);
            Assert.AreEqual(HttpStatusCode.Created, status, body.ToString());
            var agent = await AgentClient.SignInAsync(server.Address, $"agent{i}", ApplianceProcess.Password, Cancelled);
            await agent.PutAsync("/api/v1/me/presence", new { presence = "online", reception = true }, Cancelled);
            serving.Add(agent);
        }

        return serving;
    }
}
