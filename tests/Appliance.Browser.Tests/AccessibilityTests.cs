using System.Text.Json;

namespace Appliance.Browser.Tests;

/// <summary>axe-core over every page that an admin, an agent or a visitor opens: no serious finding.</summary>
[TestClass]
public sealed class AccessibilityTests
{
    private static readonly string[] Pages =
    [
        "/settings/sessions", "/settings/sessions?agent=1", "/settings/sign-in-rules", "/settings/sign-in-rules/role/1", "/me/second-factor", "/step-up",
        "/", "/workbench", "/settings/agents", "/settings/agents/new", "/settings/groups", "/settings/departments", "/settings/agents/import", "/settings/account-templates", "/settings/account-templates/new", "/settings/organisation", "/settings/roles", "/settings/widgets",
        "/settings/widgets/new", "/settings/channels", "/settings/plugins", "/settings/system", "/settings/api-tokens", "/reports", "/me", "/demo",
        "/me/sign-ins", "/messages", "/messages/settings", "/help", "/help/two-factor", "/settings/audit", "/settings/sign-ins", "/settings/alerts",
        "/settings/alerts/rules", "/settings/daily-check", "/settings/announcements", "/settings/announcements/new",
    ];

    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    [DataRow(1440, 900)]
    [DataRow(390, 844)]
    public async Task Pages_Each_HaveNoSeriousFinding(int width, int height)
    {
        await using var server = await ApplianceProcess.StartAsync(Cancelled);
        await using var browser = await Browser.StartAsync();
        await using var person = await browser.PersonAsync(server.Address, width, height);
        var axe = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "web", "Appliance.Web", "Client", "node_modules", "axe-core", "axe.min.js"), Cancelled);
        List<string> findings = [];

        await person.Page.GotoAsync("/sign-in");
        findings.AddRange(await SeriousAsync(person, axe, "/sign-in"));
        await new WorkbenchPage(person).SignInAsync();
        foreach (var path in Pages)
        {
            var answer = await person.Page.GotoAsync(path);
            Assert.AreEqual(200, answer!.Status, path);
            await person.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
            findings.AddRange(await SeriousAsync(person, axe, path));
        }

        Assert.IsEmpty(findings, string.Join('\n', findings));
    }

    private static async Task<IEnumerable<string>> SeriousAsync(Person person, string axe, string path)
    {
        // Evaluated by the debugger, so that the page's content security policy stays as it is.
        await person.Page.EvaluateAsync(axe);
        var result = await person.Page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(v => ({ id: v.id, impact: v.impact, target: v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ') }))");
        return result.EnumerateArray()
            .Where(finding => finding.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(finding => $"{path}: {finding.GetProperty("id").GetString()} at {finding.GetProperty("target").GetString()}")
            .ToList();
    }
}
