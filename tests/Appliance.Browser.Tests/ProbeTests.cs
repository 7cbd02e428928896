namespace Appliance.Browser.Tests;

[TestClass]
public sealed class ProbeTests
{
    [TestMethod]
    public async Task Start_Chromium_ShowsAPage()
    {
        await using var browser = await Browser.StartAsync();
        await using var person = await browser.PersonAsync(new Uri("http://127.0.0.1"));
        await person.Page.SetContentAsync("<h1>好</h1>");
        Assert.AreEqual("好", await person.Page.TextContentAsync("h1"));
    }
}
