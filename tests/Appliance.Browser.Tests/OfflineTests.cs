using System.Diagnostics;
using Microsoft.Playwright;

namespace Appliance.Browser.Tests;

/// <summary>Promise 1 in the browser: what both sides wrote while the cable was pulled is there on both, once and in order.</summary>
[TestClass]
public sealed class OfflineTests
{
    private const int Messages = 20;
    private static readonly TimeSpan OffLine = TimeSpan.FromSeconds(30);

    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Offline_ThirtySecondsWithTwentyMessagesOnEitherSide_ShowsTheSameFortyOnBoth()
    {
        await using var server = await ApplianceProcess.StartAsync(Cancelled);
        await using var visitorCable = new CuttableProxy(server.Address);
        await using var agentCable = new CuttableProxy(server.Address);
        await using var browser = await Browser.StartAsync();
        await using var agentPerson = await browser.PersonAsync(agentCable.Address);
        await using var visitorPerson = await browser.PersonAsync(visitorCable.Address);
        var (agent, visitor) = (new WorkbenchPage(agentPerson), new VisitorPage(visitorPerson));
        await agent.SignInAsync();
        await agent.GoOnlineAsync();
        await visitor.OpenAsync();
        await visitor.SendAsync("开始");
        await agent.OpenFirstConversationAsync();
        await Assertions.Expect(agentPerson.Page.Locator("[role=log]")).ToContainTextAsync("开始");

        var since = Stopwatch.StartNew();
        await visitorCable.CutAsync();
        await agentCable.CutAsync();
        for (var n = 1; n <= Messages; n++)
        {
            await visitor.SendAsync($"访客 {n}");
            await agent.SendAsync($"客服 {n}");
        }

        await Task.Delay(TimeSpan.FromTicks(Math.Max(0, (OffLine - since.Elapsed).Ticks)), Cancelled);
        visitorCable.Restore();
        agentCable.Restore();

        // The server's order is the truth; both sides must show exactly that.
        using var reader = await AgentClient.SignInAsync(server.Address, "admin", ApplianceProcess.Password, Cancelled);
        var expected = await Eventually.TrueAsync(() => StoredAsync(reader), texts => texts.Count(IsWritten) == 2 * Messages, Cancelled);
        var seenByVisitor = await Eventually.TrueAsync(visitor.TextsAsync, texts => texts.SequenceEqual(expected), Cancelled);
        var seenByAgent = await Eventually.TrueAsync(agent.TextsAsync, texts => texts.SequenceEqual(expected), Cancelled);

        Assert.AreSequenceEqual(expected.ToArray(), seenByVisitor.ToArray());
        Assert.AreSequenceEqual(expected.ToArray(), seenByAgent.ToArray());
        Assert.AreSequenceEqual(Written("访客"), expected.Where(text => text.StartsWith("访客", StringComparison.Ordinal)).ToArray());
        Assert.AreSequenceEqual(Written("客服"), expected.Where(text => text.StartsWith("客服", StringComparison.Ordinal)).ToArray());
    }

    private static bool IsWritten(string text) => text.StartsWith("访客", StringComparison.Ordinal) || text.StartsWith("客服", StringComparison.Ordinal);

    private static string[] Written(string who) => [.. Enumerable.Range(1, Messages).Select(n => $"{who} {n}")];

    private async Task<IReadOnlyList<string>> StoredAsync(AgentClient reader)
    {
        var conversation = (await reader.ListAsync("/api/v1/conversations?state=active", Cancelled)).Single().GetProperty("id").GetInt64();
        var page = await reader.GetAsync($"/api/v1/conversations/{conversation}/messages?limit=200", Cancelled);
        return [.. page.GetProperty("items").EnumerateArray().Where(message => message.GetProperty("type").GetString() == "text").Select(message => message.GetProperty("content").GetProperty("text").GetString()!)];
    }
}
