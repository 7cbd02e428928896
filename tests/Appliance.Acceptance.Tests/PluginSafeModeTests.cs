namespace Appliance.Acceptance.Tests;

/// <summary>The setting by which an operator starts the server without the plugins of others.</summary>
[TestClass]
public sealed class PluginSafeModeTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task SafeMode_Set_RunsTheShippedPluginsAlone()
    {
        using var folder = new PluginFolder();
        folder.Put("Echo", "echo");
        await using var server = await ApplianceProcess.StartAsync(null, ["--plugins", folder.Path, "--Plugins:SafeMode", "true"], Cancelled);
        using var admin = await AgentClient.SignInAsync(server.Address, "admin", ApplianceProcess.Password, Cancelled);

        var plugins = await admin.ListAsync("/api/v1/plugins", Cancelled);

        var running = plugins.Where(plugin => PluginServer.Text(plugin, "state") == "running").Select(plugin => PluginServer.Text(plugin, "id")!);
        Assert.AreSequenceEqual(PluginServer.Shipped.ToList(), running.ToList());
        Assert.Contains("by a setting", PluginServer.Reason(plugins.Single(plugin => PluginServer.Text(plugin, "id") == "echo")));
    }
}
