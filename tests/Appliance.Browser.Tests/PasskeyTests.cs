using Microsoft.Playwright;

namespace Appliance.Browser.Tests;

/// <summary>Passkeys with Chromium's own authenticator in the place of a finger: added, used after the password, and alone.</summary>
[TestClass]
public sealed class PasskeyTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task Passkey_Added_SignsInAfterThePasswordAndWithoutIt()
    {
        await using var server = await ApplianceProcess.StartAsync(TestContext.CancellationToken);
        await using var browser = await Browser.StartAsync();

        // A passkey belongs to a name, and an address has none.
        await using var person = await browser.PersonAsync(new UriBuilder(server.Address) { Host = "localhost" }.Uri);
        var page = person.Page;
        await WithAuthenticatorAsync(person);
        await new WorkbenchPage(person).SignInAsync();

        await page.GotoAsync("/me/second-factor");
        await page.GetByLabel("新通行密钥的名称").FillAsync("办公室电脑");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加通行密钥" }).ClickAsync();
        await page.Locator("#codes").WaitForAsync();
        var codes = (await page.Locator("#codes").InnerTextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        await person.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in?returnUrl=%2Fme");
        await page.GetByLabel("登录名").FillAsync("admin");
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(ApplianceProcess.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sign-in/code**");
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥验证" }).ClickAsync();
        await page.WaitForURLAsync("**/me");

        await person.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in?returnUrl=%2Fme");
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await page.WaitForURLAsync("**/me");

        Assert.AreEqual((10, ""), (codes.Length, string.Join('\n', person.Faults)));
    }

    private static async Task WithAuthenticatorAsync(Person person)
    {
        var devices = await person.Context.NewCDPSessionAsync(person.Page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
