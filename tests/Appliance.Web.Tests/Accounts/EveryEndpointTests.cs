using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Appliance.Web.Tests.Accounts;

/// <summary>Walks every operation that the running program describes, as every built-in role.</summary>
[TestClass]
[DoNotParallelize] // One of the operations ends every other session of the caller.
public sealed partial class EveryEndpointTests
{
    private const string Absent = "999999999";
    private static readonly string[] Methods = ["get", "post", "put", "delete", "patch"];
    private static ApplianceProcess _server = null!;
    private static List<Operation> _operations = [];

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        _server = await ApplianceProcess.StartAsync(context.CancellationToken);
        using var client = new HttpClient { BaseAddress = _server.Address };
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", context.CancellationToken);
        _operations =
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where Methods.Contains(operation.Name)
               select new Operation(operation.Name.ToUpperInvariant(), path.Name, operation.Value),
        ];
    }

    [ClassCleanup]
    public static async Task StopAsync() => await _server.DisposeAsync();

    [TestMethod]
    public void Operations_All_DeclareWhatTheyDemand()
    {
        var silent = _operations.Where(operation => operation.Permission is null && !operation.IsOpen).Select(operation => operation.ToString());

        Assert.AreEqual("", string.Join('\n', silent));
    }

    [TestMethod]
    public async Task Operations_UnknownCaller_Are401()
    {
        using var browser = new Browser(_server.Address);
        List<string> wrong = [];
        foreach (var operation in _operations.Where(operation => !operation.IsOpen))
        {
            var (status, _) = await CallAsync(browser, operation);
            if (status != HttpStatusCode.Unauthorized)
                wrong.Add($"{operation}: {(int)status}");
        }

        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    public async Task Operations_ChangeWithoutXsrf_Are400Antiforgery()
    {
        using var browser = await SignInAsync("super_admin");
        List<string> wrong = [];
        foreach (var operation in _operations.Where(operation => operation.TakesSession && operation.Method != "GET"))
        {
            var (status, problem) = await CallAsync(browser, operation, xsrf: "wrong");
            if (status != HttpStatusCode.BadRequest || problem.GetProperty("code").GetString() != "antiforgery")
                wrong.Add($"{operation}: {(int)status}");
        }

        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    [DataRow("super_admin")]
    [DataRow("supervisor")]
    [DataRow("team_lead")]
    [DataRow("senior_agent")]
    [DataRow("agent")]
    [DataRow("data_analyst")]
    public async Task Operations_BuiltInRole_AreAllowedByPermissionAlone(string role)
    {
        using var browser = await SignInAsync(role);
        var (_, me) = await browser.GetAsync("/api/v1/me");
        var granted = me.GetProperty("permissions").EnumerateArray().Select(item => item.GetString()!).ToHashSet();
        List<string> wrong = [];
        foreach (var operation in _operations.Where(operation => !operation.IsOpen && operation.Path != "/api/v1/auth/sign-out"))
        {
            var (status, problem) = await CallAsync(browser, operation);
            var right = !operation.TakesSession ? status == HttpStatusCode.Unauthorized
                : granted.Contains(operation.Permission!) ? status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)status < 500
                : status == HttpStatusCode.Forbidden;
            if (!right)
                wrong.Add($"{operation} ({operation.Permission}): {(int)status} {problem}");
        }

        Assert.AreEqual("", string.Join('\n', wrong));
    }

    private static Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(Browser browser, Operation operation, string? xsrf = null) =>
        browser.SendAsync(
            new HttpMethod(operation.Method),
            Parameter().Replace(operation.Path, Absent),
            operation.Method is "GET" or "DELETE" ? null : JsonContent.Create(new { }),
            xsrf);

    /// <summary>Signs in somebody who has this role alone.</summary>
    private static async Task<Browser> SignInAsync(string role)
    {
        var admin = new Browser(_server.Address);
        await admin.PostAsync("/api/v1/auth/sign-in", new { login = "admin", password = ApplianceProcess.Password });
        if (role == "super_admin")
            return admin;
        using (admin)
        {
            var (_, roles) = await admin.GetAsync("/api/v1/roles");
            var id = roles.GetProperty("items").EnumerateArray().First(item => item.GetProperty("key").GetString() == role).GetProperty("id").GetInt64();
            var (status, body) = await admin.PostAsync(
                "/api/v1/agents",
                new { login = "the-" + role, password = ApplianceProcess.Password, mustChangePassword = false, roleIds = new[] { id } });
            Assert.AreEqual(HttpStatusCode.Created, status, body.ToString());
        }
        var browser = new Browser(_server.Address);
        await browser.PostAsync("/api/v1/auth/sign-in", new { login = "the-" + role, password = ApplianceProcess.Password });
        return browser;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    private sealed record Operation(string Method, string Path, JsonElement Definition)
    {
        public string? Permission => Definition.TryGetProperty("x-permission", out var permission) ? permission.GetString() : null;

        public bool IsOpen => Definition.TryGetProperty("security", out var security) && security.GetArrayLength() == 0;

        public bool TakesSession => Definition.TryGetProperty("security", out var security)
            && security.EnumerateArray().Any(scheme => scheme.TryGetProperty("Session", out _));

        public override string ToString() => $"{Method} {Path}";
    }
}
