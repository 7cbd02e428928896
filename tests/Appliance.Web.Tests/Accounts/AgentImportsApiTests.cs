using System.Net;
using System.Text.Json;

namespace Appliance.Web.Tests.Accounts;

[TestClass]
public sealed class AgentImportsApiTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task Import_UploadedAndConfirmed_AnswersWithStartCodesOfWhatItMade()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        var ready = await UploadAsync(admin, "登录名,显示名称\nann,安妮\n");

        var (status, _) = await admin.PostAsync($"/api/v1/agent-imports/{ready.GetProperty("id").GetString()}/commit", new { });
        var done = await UntilAsync(admin, ready, "done");
        var (_, results) = await admin.GetAsync($"/api/v1/agent-imports/{done.GetProperty("id").GetString()}/results");

        var row = results.GetProperty("items")[0];
        Assert.AreEqual((HttpStatusCode.OK, "ann", 22), (status, row.GetProperty("login").GetString(), row.GetProperty("startCode").GetString()!.Length));
    }

    [TestMethod]
    public async Task Import_WithFaults_CannotBeConfirmed()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        var refused = await UploadAsync(admin, "登录名,接入上限\nann,十个\n", "refused");

        var (status, _) = await admin.PostAsync($"/api/v1/agent-imports/{refused.GetProperty("id").GetString()}/commit", new { });

        Assert.AreEqual((HttpStatusCode.Conflict, 2), (status, refused.GetProperty("faults")[0].GetProperty("column").GetInt32()));
    }

    [TestMethod]
    public async Task Export_OfATextLikeAFormula_IsNoFormula()
    {
        using var admin = new Browser(SharedServer.Address);
        await admin.PostAsync("/api/v1/auth/sign-in", new { login = "admin", password = ApplianceProcess.Password });
        var login = "export-" + Guid.NewGuid().ToString("n")[..8];
        await admin.PostAsync("/api/v1/agents", new { login, displayName = "=HYPERLINK(1)" });

        using var answer = await admin.SendForAnswerAsync(HttpMethod.Get, "/api/v1/agents/export?q=" + login);

        Assert.Contains("'=HYPERLINK(1)", await answer.Content.ReadAsStringAsync(TestContext.CancellationToken));
    }

    private static async Task<JsonElement> UploadAsync(Browser admin, string csv, string until = "ready")
    {
        using var body = new MultipartFormDataContent { { new StringContent(csv), "file", "agents.csv" } };
        var (status, started) = await admin.SendAsync(HttpMethod.Post, "/api/v1/agent-imports", body);
        Assert.AreEqual(HttpStatusCode.Created, status, started.ToString());
        return await UntilAsync(admin, started, until);
    }

    /// <summary>A work of its own runs behind; whoever imports asks how far it is.</summary>
    private static async Task<JsonElement> UntilAsync(Browser admin, JsonElement import, string state)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var (_, view) = await admin.GetAsync($"/api/v1/agent-imports/{import.GetProperty("id").GetString()}");
            if (view.GetProperty("state").GetString() == state)
                return view;
            await Task.Delay(50, deadline.Token);
        }
    }
}
