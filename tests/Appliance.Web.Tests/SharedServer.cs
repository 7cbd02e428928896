namespace Appliance.Web.Tests;

/// <summary>One program for the tests of this project: each brings visitors and agents of its own, so none needs a fresh one.</summary>
[TestClass]
public static class SharedServer
{
    private static ApplianceProcess? _server;

    public static Uri Address => _server!.Address;

    [AssemblyInitialize]
    public static async Task StartAsync(TestContext context) => _server = await ApplianceProcess.StartAsync(context.CancellationToken);

    [AssemblyCleanup]
    public static async Task StopAsync() => await _server!.DisposeAsync();

    public static Task<AgentClient> AdminAsync(CancellationToken cancellationToken) =>
        AgentClient.SignInAsync(Address, "admin", ApplianceProcess.Password, cancellationToken);

    public static Task<VisitorClient> VisitorAsync(CancellationToken cancellationToken, object? body = null) =>
        VisitorClient.StartAsync(Address, cancellationToken, body: body);

    /// <summary>An agent with the built-in role and these groups, signed in and online, without automatic accept.</summary>
    public static async Task<AgentClient> AgentAsync(AgentClient admin, CancellationToken cancellationToken, params long[] groupIds)
    {
        var agent = await AgentWithRolesAsync(admin, [await RoleAsync(admin, cancellationToken)], groupIds, cancellationToken);
        await agent.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, cancellationToken);
        return agent;
    }

    /// <summary>The built-in role of agents.</summary>
    public static async Task<long> RoleAsync(AgentClient admin, CancellationToken cancellationToken) =>
        (await admin.ListAsync("/api/v1/roles", cancellationToken)).Single(item => item.GetProperty("name").GetString() == "客服").GetProperty("id").GetInt64();

    /// <summary>An agent with these roles and groups, signed in.</summary>
    public static async Task<AgentClient> AgentWithRolesAsync(AgentClient admin, long[] roleIds, long[] groupIds, CancellationToken cancellationToken)
    {
        var login = "agent-" + Guid.NewGuid().ToString("n")[..12];
        const string password = "Battery-staple-9";
        var (status, body) = await admin.PostAsync(
            "/api/v1/agents",
            new { login, displayName = login, password, mustChangePassword = false, groupIds, roleIds, capacity = 10, skills = Array.Empty<object>() },
            cancellationToken);
        Assert.AreEqual(System.Net.HttpStatusCode.Created, status, body.ToString());
        return await AgentClient.SignInAsync(Address, login, password, cancellationToken);
    }

    public static async Task<long> DemoGroupAsync(AgentClient admin, CancellationToken cancellationToken) =>
        (await admin.ListAsync("/api/v1/groups", cancellationToken)).Single(item => item.GetProperty("name").GetString() == "demo").GetProperty("id").GetInt64();
}
