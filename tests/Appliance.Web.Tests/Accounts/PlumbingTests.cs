using System.Net;
using System.Text.RegularExpressions;
using Appliance.Core;
using Appliance.Storage;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Tests.Accounts;

[TestClass]
public sealed partial class PlumbingTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("{\"name\":1}", "application/json", 400, "name")]
    [DataRow("{\"name\":", "application/json", 400, "name")]
    [DataRow("[]", "application/json", 400, "body")]
    [DataRow("", "application/json", 400, "body")]
    [DataRow("{\"name\":\"x\"}", "text/plain", 415, null)]
    public async Task Body_Unreadable_IsRefusedWithTheField(string body, string contentType, int expected, string? field)
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = await server.SignInAsync();

        var (status, problem) = await browser.PostRawAsync("/api/v1/departments", body, contentType);

        Assert.AreEqual((expected, true), ((int)status, field is null || problem.GetProperty("errors").TryGetProperty(field, out _)), problem.ToString());
    }

    [TestMethod]
    public async Task Body_UnknownMembers_AreIgnored()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = await server.SignInAsync();

        var (status, _) = await browser.PostAsync("/api/v1/departments", new { name = "x", id = 7, more = new { } });

        Assert.AreEqual(HttpStatusCode.Created, status);
    }

    [TestMethod]
    [DataRow("limit=0", "limit")]
    [DataRow("limit=201", "limit")]
    [DataRow("limit=x", "limit")]
    [DataRow("cursor=x", "cursor")]
    public async Task List_BadParameter_NamesIt(string query, string field)
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = await server.SignInAsync();

        var (status, problem) = await browser.GetAsync("/api/v1/agents?" + query);

        Assert.AreEqual((HttpStatusCode.BadRequest, true), (status, problem.GetProperty("errors").TryGetProperty(field, out _)), problem.ToString());
    }

    [TestMethod]
    public async Task Refusals_BadBodyWithoutPermission_Is403First()
    {
        await using var server = await AccountsServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PostAsync("/api/v1/agents", new { login = "bob", password = AccountsServer.Password, mustChangePassword = false });
        using var bob = await server.SignInAsync("bob");

        var (status, _) = await bob.PostRawAsync("/api/v1/roles", "{", "text/plain");

        Assert.AreEqual(HttpStatusCode.Forbidden, status);
    }

    [TestMethod]
    public async Task Refusals_BadBodyUnknownCaller_Is401First()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();

        var (status, _) = await browser.PostRawAsync("/api/v1/roles", "{", "text/plain");

        Assert.AreEqual(HttpStatusCode.Unauthorized, status);
    }

    [TestMethod]
    [DataRow("/api/v1/nothing", "GET", 404, "not_found")]
    [DataRow("/api/v1/me", "POST", 405, "method_not_allowed")]
    public async Task Route_Unknown_IsAProblem(string path, string method, int expected, string code)
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();

        var (status, problem) = await browser.SendAsync(new HttpMethod(method), path);

        Assert.AreEqual((expected, code), ((int)status, problem.GetProperty("code").GetString()));
    }

    [TestMethod]
    [DataRow("busy", 503)]
    [DataRow("storage_full", 503)]
    [DataRow("internal", 500)]
    public async Task Fault_OfAnEndpoint_IsAProblemWithoutDetails(string code, int expected)
    {
        await using var server = await AccountsServer.StartAsync(app => app.MapGet("/api/v1/fault", () =>
        {
            throw code switch
            {
                "busy" => new StorageBusyException(),
                "storage_full" => new StorageFullException(new IOException("secret")),
                _ => new InvalidOperationException("secret"),
            };
        }).AllowAnonymous());
        using var browser = server.NewBrowser();

        var (status, problem) = await browser.GetAsync("/api/v1/fault");

        Assert.AreEqual(
            (expected, code, false),
            ((int)status, problem.GetProperty("code").GetString(), problem.ToString().Contains("secret", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Endpoint_ThatDeclaresNothing_IsRefusedToTheAdmin()
    {
        await using var server = await AccountsServer.StartAsync(app => app.MapGet("/api/v1/forgotten", () => "secret"));
        using var browser = await server.SignInAsync();

        var (status, _) = await browser.GetAsync("/api/v1/forgotten");

        Assert.AreEqual(HttpStatusCode.Forbidden, status);
    }

    [TestMethod]
    [DataRow("en-GB,en;q=0.9", "Please sign in first.")]
    [DataRow("fr", "请先登录。")]
    [DataRow("en;q=0.1, zh;q=0.9", "请先登录。")]
    public async Task Problem_Detail_IsInTheLanguageAskedFor(string language, string expected)
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.SendForAnswerAsync(HttpMethod.Get, "/api/v1/me", language: language);

        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task Answer_OfTheApi_ShowsAndRunsNothing()
    {
        await using var server = await AccountsServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.SendForAnswerAsync(HttpMethod.Get, "/api/v1/me");

        Assert.AreEqual(
            ("nosniff", "default-src 'none'; frame-ancestors 'none'", "no-store"),
            (answer.Headers.GetValues("X-Content-Type-Options").Single(), answer.Headers.GetValues("Content-Security-Policy").Single(),
             answer.Headers.GetValues("Cache-Control").Single()));
    }

    [TestMethod]
    public async Task Answer_OfAPage_CarriesTheSecurityHeaders()
    {
        await using var server = await AccountsServer.StartAsync(app => app.MapGet("/page", () => Results.Text("")));
        using var browser = server.NewBrowser();

        using var answer = await browser.SendForAnswerAsync(HttpMethod.Get, "/page");

        Assert.AreEqual(
            ("nosniff", "DENY", true),
            (answer.Headers.GetValues("X-Content-Type-Options").Single(), answer.Headers.GetValues("X-Frame-Options").Single(),
             answer.Headers.GetValues("Content-Security-Policy").Single().Contains("frame-ancestors 'none'", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Policy_SetByTheEndpoint_Stays()
    {
        await using var server = await AccountsServer.StartAsync(app => app.MapGet("/frame", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "frame-ancestors https://shop.example";
            return Results.Text("");
        }));
        using var browser = server.NewBrowser();

        using var answer = await browser.SendForAnswerAsync(HttpMethod.Get, "/frame");

        Assert.AreEqual(
            ("frame-ancestors https://shop.example", false),
            (answer.Headers.GetValues("Content-Security-Policy").Single(), answer.Headers.Contains("X-Frame-Options")));
    }

    [TestMethod]
    public void ProblemTexts_BothLanguages_HaveTheSameCodes()
    {
        var (chinese, english) = (Codes("zh-CN"), Codes("en"));

        CollectionAssert.AreEquivalent(chinese, english);
    }

    [TestMethod]
    public void Refusal_EveryKind_HasAStatus()
    {
        foreach (var kind in Enum.GetValues<RefusalKind>())
            Assert.IsGreaterThanOrEqualTo(400, new Refusal(kind, "code").ToProblem().StatusCode!.Value);
    }

    /// <summary>The codes stand in the sources as literals of refusals; the tables must know each.</summary>
    [TestMethod]
    public void ProblemTexts_EveryCodeOfCoreAndWeb_HasASentence()
    {
        var known = Codes("en").Select(entry => entry.Split('/')[1]).ToHashSet();
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Appliance.sln")))
            root = root.Parent;
        var silent = new[] { "host/Appliance.Core", "web/Appliance.Web" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root.FullName, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => CodeLiteral().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
            .Distinct().Where(code => !known.Contains(code)).Order(StringComparer.Ordinal);

        Assert.AreEqual("", string.Join(' ', silent));
    }

    [GeneratedRegex("""(Refusal\.(Refused|Conflict)\(|RefusalKind\.\w+, |Refusal\.Invalid\([^,]+, )"(?<code>[a-z_]+)"[,)]""")]
    private static partial Regex CodeLiteral();

    private static List<string> Codes(string language)
    {
        using var stream = typeof(ProblemTexts).Assembly.GetManifestResourceStream($"Appliance.Web.Resources.Problems.{language}.json")!;
        var tables = System.Text.Json.JsonDocument.Parse(stream).RootElement;
        return [.. tables.EnumerateObject().SelectMany(table => table.Value.EnumerateObject().Select(entry => table.Name + "/" + entry.Name))];
    }
}
