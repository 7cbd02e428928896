using System.Net;
using System.Text.Json;

namespace Appliance.Web.Tests.Accounts;

/// <summary>Leaving, temporary rights and the on-boarding check as a program or a page does them, on the running server.</summary>
[TestClass]
public sealed class LeavingApiTests
{
    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Leaving_WalkedToItsEnd_EndsConnectionsWithinASecondAndKeepsTheConversation()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var group = await SharedServer.DemoGroupAsync(admin, Cancelled);
        using var leaver = await SharedServer.AgentAsync(admin, Cancelled, group);
        using var heir = await SharedServer.AgentAsync(admin, Cancelled, group);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, said) = await visitor.SendAsync("c1", "hello", Cancelled);
        var conversation = said.GetProperty("conversationId").GetInt64();
        await leaver.PostAsync($"/api/v1/conversations/{conversation}/accept", new { }, Cancelled);
        await using var hub = await leaver.ConnectAsync(Cancelled);
        var address = $"/api/v1/agents/{await IdAsync(leaver)}/departure";

        await OkAsync(admin, address, new { }, HttpStatusCode.Created);
        var (early, _) = await admin.PostAsync(address + "/rights", new { }, Cancelled);
        await OkAsync(admin, address + "/hand-overs/conversations", new { agentIds = new[] { await IdAsync(heir) } });
        await Eventually.TrueAsync(() => HandOverAsync(admin, address), kind => kind.GetProperty("last").GetProperty("runs").GetBoolean() is false, Cancelled);
        await OkAsync(admin, address + "/rights", new { });
        await hub.Closed.WaitAsync(TimeSpan.FromSeconds(1), Cancelled);
        await OkAsync(admin, address + "/disable", new { });

        var moved = await heir.GetAsync($"/api/v1/conversations/{conversation}", Cancelled);
        Assert.AreEqual((HttpStatusCode.UnprocessableEntity, await IdAsync(heir)), (early, moved.GetProperty("agent").GetProperty("id").GetInt64()));
    }

    [TestMethod]
    public async Task Check_OfSomebodyConnected_SendsATestEventThatArrives()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var agent = await SharedServer.AgentAsync(admin, Cancelled, await SharedServer.DemoGroupAsync(admin, Cancelled));
        await using var hub = await agent.ConnectAsync(Cancelled);
        await hub.WatchAsync([], [], Cancelled);

        var (_, run) = await admin.PostAsync($"/api/v1/agents/{await IdAsync(agent)}/checks", new { }, Cancelled);

        Assert.AreEqual("passed", run.GetProperty("results").EnumerateArray().Single(check => check.GetProperty("key").GetString() == "receive").GetProperty("outcome").GetString());
    }

    [TestMethod]
    public async Task Cover_OfAGroup_ReScopesTheOpenConnection()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var agent = await SharedServer.AgentAsync(admin, Cancelled);
        await using var hub = await agent.ConnectAsync(Cancelled);
        await hub.WatchAsync([], [], Cancelled);

        var (status, _) = await admin.PostAsync(
            $"/api/v1/agents/{await IdAsync(agent)}/cover",
            new { kind = "group", objectId = await SharedServer.DemoGroupAsync(admin, Cancelled), until = TimeProvider.System.GetUtcNow().AddHours(1), reason = "stand-in" },
            Cancelled);

        await hub.EventAsync(item => item.GetProperty("type").GetString() == "reset", Cancelled);
        Assert.AreEqual(HttpStatusCode.Created, status);
    }

    [TestMethod]
    public async Task Cover_WithoutTheRight_IsForbidden()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var agent = await SharedServer.AgentAsync(admin, Cancelled);

        var (status, _) = await agent.PostAsync(
            $"/api/v1/agents/{await IdAsync(agent)}/cover", new { kind = "role", objectId = 1, until = TimeProvider.System.GetUtcNow().AddHours(1), reason = "me" }, Cancelled);

        Assert.AreEqual(HttpStatusCode.Forbidden, status);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("/leave")]
    [DataRow("/holder")]
    [DataRow("/cover")]
    [DataRow("/check")]
    public async Task Page_OfAnAccount_IsShown(string page)
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var agent = await SharedServer.AgentAsync(admin, Cancelled);

        using var answer = await admin.Http.GetAsync(new Uri($"/settings/agents/{await IdAsync(agent)}{page}", UriKind.Relative), Cancelled);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<JsonElement> HandOverAsync(AgentClient admin, string address) =>
        (await admin.GetAsync(address, Cancelled)).GetProperty("handOvers").EnumerateArray().Single(kind => kind.GetProperty("key").GetString() == "conversations");

    private async Task OkAsync(AgentClient admin, string address, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var (status, answer) = await admin.PostAsync(address, body, Cancelled);
        Assert.AreEqual(expected, status, answer.ToString());
    }

    private async Task<long> IdAsync(AgentClient agent) => (await agent.GetAsync("/api/v1/me", Cancelled)).GetProperty("agent").GetProperty("id").GetInt64();
}
