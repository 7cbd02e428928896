using Microsoft.Playwright;

namespace Appliance.Browser.Tests;

/// <summary>What a visitor does on the shop page.</summary>
public sealed class VisitorPage(Person person)
{
    private IFrameLocator Chat => person.Page.FrameLocator("iframe");

    private ILocator Input => Chat.GetByRole(AriaRole.Textbox, new() { Name = "输入消息" });


    /// <summary>The messages in the transcript, from top to bottom; what still waits to be sent is among them.</summary>
    public ILocator Bubbles => Chat.Locator(".line .bubble:not([data-greeting])");

    public async Task OpenAsync(string path = "/demo")
    {
        await person.Page.GotoAsync(path);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "打开" }).ClickAsync();
        await Input.WaitForAsync();
    }

    public async Task SendAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    /// <summary>The texts without what is read to a screen reader only.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync() =>
        await Bubbles.EvaluateAllAsync<string[]>(
            "all => all.map(one => { const copy = one.cloneNode(true); copy.querySelectorAll('.unseen').forEach(x => x.remove()); return copy.textContent.trim(); })");
}
