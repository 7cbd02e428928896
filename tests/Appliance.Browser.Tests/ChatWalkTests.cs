using Microsoft.Playwright;

namespace Appliance.Browser.Tests;

/// <summary>The main job, as two people do it: a visitor on the shop page, an agent in the workbench.</summary>
[TestClass]
public sealed class ChatWalkTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Chat_VisitorAndAgent_SeeEachOtherAtOnceWithoutFaultsInTheConsole()
    {
        await using var server = await ApplianceProcess.StartAsync(Cancelled);
        await using var browser = await Browser.StartAsync();
        await using var agentPerson = await browser.PersonAsync(server.Address);
        await using var visitorPerson = await browser.PersonAsync(server.Address, width: 390, height: 844);
        var (agent, visitor) = (new WorkbenchPage(agentPerson), new VisitorPage(visitorPerson));

        await agent.SignInAsync();
        await agent.GoOnlineAsync();
        await visitor.OpenAsync();
        await visitor.SendAsync("你好,我想退货");
        await agent.OpenFirstConversationAsync();
        await Assertions.Expect(agentPerson.Page.Locator("[role=log]")).ToContainTextAsync("你好,我想退货");
        await agent.SendAsync("可以的,请问订单号是?");
        await Assertions.Expect(visitor.Bubbles.Last).ToContainTextAsync("可以的,请问订单号是?");
        await visitor.SendAsync("20261101-33");
        await Assertions.Expect(agentPerson.Page.Locator("[role=log]")).ToContainTextAsync("20261101-33");

        Assert.IsEmpty(agentPerson.Faults.Concat(visitorPerson.Faults));
    }

    [TestMethod]
    public async Task Note_ByAgent_NeverReachesTheVisitor()
    {
        await using var server = await ApplianceProcess.StartAsync(Cancelled);
        await using var browser = await Browser.StartAsync();
        await using var agentPerson = await browser.PersonAsync(server.Address);
        await using var visitorPerson = await browser.PersonAsync(server.Address);
        var (agent, visitor) = (new WorkbenchPage(agentPerson), new VisitorPage(visitorPerson));
        await agent.SignInAsync();
        await agent.GoOnlineAsync();
        await visitor.OpenAsync();
        await visitor.SendAsync("在吗");
        await agent.OpenFirstConversationAsync();

        await agentPerson.Page.GetByRole(AriaRole.Tab, new() { Name = "备注" }).ClickAsync();
        await agentPerson.Page.GetByRole(AriaRole.Textbox, new() { Name = "写给同事的备注" }).FillAsync("老客户,小心");
        await agentPerson.Page.GetByRole(AriaRole.Button, new() { Name = "保存备注" }).ClickAsync();
        await Assertions.Expect(agentPerson.Page.Locator("[role=log]")).ToContainTextAsync("老客户,小心");
        await agentPerson.Page.GetByRole(AriaRole.Tab, new() { Name = "回复" }).ClickAsync();
        await agent.SendAsync("在的");
        await Assertions.Expect(visitor.Bubbles.Last).ToContainTextAsync("在的");

        Assert.AreSequenceEqual(new[] { "在吗", "在的" }, (await visitor.TextsAsync()).TakeLast(2).ToArray());
    }

    [TestMethod]
    public async Task Reload_ByVisitor_KeepsTheConversation()
    {
        await using var server = await ApplianceProcess.StartAsync(Cancelled);
        await using var browser = await Browser.StartAsync();
        await using var visitorPerson = await browser.PersonAsync(server.Address);
        var visitor = new VisitorPage(visitorPerson);
        await visitor.OpenAsync();
        await visitor.SendAsync("第一句");
        await Assertions.Expect(visitor.Bubbles.Last).ToContainTextAsync("第一句");

        await visitorPerson.Page.ReloadAsync();
        if (await visitorPerson.Page.GetByRole(AriaRole.Button, new() { Name = "打开" }).IsVisibleAsync())
        {
            await visitorPerson.Page.GetByRole(AriaRole.Button, new() { Name = "打开" }).ClickAsync();
        }

        await Assertions.Expect(visitor.Bubbles.Last).ToContainTextAsync("第一句");
    }
}
