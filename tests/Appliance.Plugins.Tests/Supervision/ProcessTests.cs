namespace Appliance.Plugins.Tests.Supervision;

/// <summary>What ends a process is tried in one of its own.</summary>
[TestClass]
public sealed class ProcessTests
{
    [TestMethod]
    [DataRow("thread")]
    [DataRow("pool")]
    [DataRow("async-void")]
    [DataRow("timer")]
    public async Task StrayException_OfAPlugin_FaultsItAndTheProcessLives(string way)
    {
        using var program = new PluginProgram();
        await program.StartAsync(way);

        var line = await program.ReadUntilAsync("ends-process Faulted");

        Assert.Contains("Thrown on a thread of the plugin's own.", line);
        Assert.AreEqual(0, await program.EndAsync());
    }

    [TestMethod]
    public async Task StrayException_OfTheHost_EndsTheProcess()
    {
        using var program = new PluginProgram();
        await program.StartAsync("");
        await program.ReadUntilAsync("ready");

        await program.WriteAsync("host-throws");

        Assert.AreNotEqual(0, await program.WaitAsync());
    }

    [TestMethod]
    public async Task FailFast_InItsStart_QuarantinedAfterTheSecondTime()
    {
        using var program = new PluginProgram();
        for (var i = 0; i < 2; i++)
        {
            await program.StartAsync("fail-fast");
            Assert.AreNotEqual(0, await program.WaitAsync());
        }

        await program.StartAsync("fail-fast");
        var line = await program.ReadUntilAsync("ends-process Quarantined");
        await program.ReadUntilAsync("ready");

        Assert.Contains("crash twice", line);
        Assert.AreEqual(0, await program.EndAsync());
    }

    [TestMethod]
    public async Task Kill_ManyTimes_CountsForNothing()
    {
        using var program = new PluginProgram();
        for (var i = 0; i < 4; i++)
        {
            await program.StartAsync("");
            await program.ReadUntilAsync("ready");
            await program.KillAsync();
        }

        await program.StartAsync("");

        await program.ReadUntilAsync("ends-process Running");
        Assert.AreEqual("ready", await program.ReadUntilAsync("ready"));
        Assert.AreEqual(0, await program.EndAsync());
    }

    [TestMethod]
    public async Task HostDies_ThreeTimesSoonAfterItsStart_SafeMode()
    {
        using var program = new PluginProgram();
        for (var i = 0; i < 3; i++)
        {
            await program.StartAsync("");
            await program.ReadUntilAsync("ready");
            await program.WriteAsync("host-throws");
            await program.WaitAsync();
        }

        await program.StartAsync("");

        await program.ReadUntilAsync("ends-process Disabled");
        Assert.AreEqual("ready in safe mode", await program.ReadUntilAsync("ready"));
        Assert.AreEqual(0, await program.EndAsync());
    }
}
