namespace Appliance.Acceptance.Tests;

/// <summary>A plugin whose start ends the whole process.</summary>
[TestClass]
public sealed class PluginCrashTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task FailFast_InItsStartTwice_QuarantinedInWordsAndTheServerIsReady()
    {
        using var folder = new PluginFolder();
        await using var server = await ApplianceProcess.StartAsync(
            ["--plugins", folder.Path], new Dictionary<string, string> { ["FIXTURE_WAY"] = "fail-fast" }, Cancelled);
        folder.Put("EndsProcess", "ends-process");
        Assert.AreNotEqual(0, await server.EndedAsync(Cancelled));
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => server.StartAgainAsync(Cancelled));

        await server.StartAgainAsync(Cancelled);

        using var admin = await AgentClient.SignInAsync(server.Address, "admin", ApplianceProcess.Password, Cancelled);
        var plugin = (await admin.ListAsync("/api/v1/plugins", Cancelled)).Single(item => PluginServer.Text(item, "id") == "ends-process");
        Assert.AreEqual("quarantined", PluginServer.Text(plugin, "state"));
        Assert.Contains("crash twice", PluginServer.Reason(plugin));
    }
}
