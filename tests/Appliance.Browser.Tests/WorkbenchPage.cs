using Microsoft.Playwright;

namespace Appliance.Browser.Tests;

/// <summary>What an agent does in the workbench.</summary>
public sealed class WorkbenchPage(Person person)
{
    private IPage Page => person.Page;

    private ILocator Input => Page.GetByRole(AriaRole.Textbox, new() { Name = "输入回复" });

    public ILocator Rows => Page.Locator(".row[data-id]");

    /// <summary>Signs in on the page, as a person does, and opens the workbench.</summary>
    public async Task SignInAsync(string login = "admin", string password = ApplianceProcess.Password)
    {
        await Page.GotoAsync("/sign-in?returnUrl=%2Fworkbench");
        await Page.GetByLabel("登录名").FillAsync(login);
        await Page.GetByLabel("密码", new() { Exact = true }).FillAsync(password);
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForURLAsync("**/workbench**");
    }

    public async Task GoOnlineAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "上线" }).First.ClickAsync();
        await Page.GetByText("你现在是离线").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    public async Task OpenFirstConversationAsync()
    {
        await Rows.First.Locator("button").First.ClickAsync();
        await Input.WaitForAsync();
    }

    public async Task SendAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    public async Task<IReadOnlyList<string>> TextsAsync() =>
        await Page.Locator("[role=log] .bubble").EvaluateAllAsync<string[]>("all => all.map(one => one.textContent.trim())");
}
