using System.Diagnostics;
using System.Net;

namespace Appliance.Web.Tests.Hubs;

/// <summary>A hub connection does not outlive what it was opened by.</summary>
[TestClass]
public sealed class EndedSessionTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("session")]
    [DataRow("rules")]
    [DataRow("factor")]
    [DataRow("account")]
    public async Task Connection_OfWhatHasEnded_IsClosed(string what)
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var agent = await SharedServer.AgentAsync(admin, Cancelled);
        await using var hub = await agent.ConnectAsync(Cancelled);
        var id = (await agent.GetAsync("/api/v1/me", Cancelled)).GetProperty("agent").GetProperty("id").GetInt64();

        var from = Stopwatch.GetTimestamp();
        var (status, body) = what switch
        {
            "session" => await admin.PostAsync($"/api/v1/agents/{id}/end-sessions", new { }, Cancelled),
            "rules" => await admin.PutAsync($"/api/v1/agents/{id}/sign-in-rules", new { addresses = new[] { "198.51.100.0/24" } }, Cancelled),
            "factor" => await admin.PutAsync($"/api/v1/agents/{id}/sign-in-rules", new { secondFactor = true }, Cancelled),
            _ => await admin.PutAsync($"/api/v1/agents/{id}", new { state = "disabled" }, Cancelled),
        };
        Assert.IsTrue(status is HttpStatusCode.NoContent or HttpStatusCode.OK, body.ToString());
        await hub.Closed.WaitAsync(Soon * 5, Cancelled);

        Assert.IsLessThan(Soon, Stopwatch.GetElapsedTime(from));
    }
}
