using System.Text.Json.Nodes;
using Appliance.Plugins.Settings;
using Appliance.Plugins.Tests.Calls;
using Appliance.Plugins.Tests.Support;
using Appliance.Sdk.Channels;

namespace Appliance.Plugins.Tests.Settings;

[TestClass]
public sealed class SettingsTests
{
    [TestMethod]
    public async Task Read_Declared_BecomesAForm()
    {
        await using var world = await StartEchoAsync();

        var form = world.Operations.ReadSettings("echo")!.Form;

        CollectionAssert.AreEqual(
            new[] { SettingKind.Text, SettingKind.Secret, SettingKind.Whole, SettingKind.Choice, SettingKind.Duration, SettingKind.Address, SettingKind.List },
            form.Fields.Select(field => field.Kind).ToArray());
        Assert.AreEqual("前缀", form.Fields[0].Label.Zh);
        Assert.AreEqual("Loud", form.Fields[3].Options[1].Label.En);
    }

    [TestMethod]
    public async Task Read_Declared_BecomesAJsonSchema()
    {
        await using var world = await StartEchoAsync();

        var schema = world.Operations.ReadSettings("echo")!.Form.ToJsonSchema();

        Assert.AreEqual(5, (double)schema["properties"]!["times"]!["maximum"]!);
        Assert.IsTrue((bool)schema["properties"]!["token"]!["writeOnly"]!);
    }

    [TestMethod]
    public async Task Save_Valid_TakesEffectAtOnce()
    {
        await using var world = await StartEchoAsync();

        var refusal = await world.Operations.SaveSettingsAsync("echo", new JsonObject { ["prefix"] = "> ", ["tone"] = "loud" }, CancellationToken.None);

        Assert.IsNull(refusal);
        var inbox = new RecordingInbox();
        await using var connection = await SendTests.OpenEchoAsync(world, inbox);
        await connection.SendAsync(Build.Message("hello"), CancellationToken.None);
        Assert.AreEqual("> hello", ((TextContent)inbox.Messages.Single().Content).Text);
    }

    [TestMethod]
    [DataRow("times", 9)]
    [DataRow("times", 1.5)]
    [DataRow("prefix", "")]
    [DataRow("tone", "angry")]
    [DataRow("address", "ftp://example.com")]
    [DataRow("unheard-of", "x")]
    public async Task Save_Invalid_RefusedByField(string field, object value)
    {
        await using var world = await StartEchoAsync();

        var refusal = await world.Operations.SaveSettingsAsync("echo", new JsonObject { [field] = JsonValue.Create(value) }, CancellationToken.None);

        Assert.AreEqual("invalid", refusal!.Code);
        CollectionAssert.AreEqual(new[] { field }, refusal.Errors!.Keys.ToArray());
    }

    [TestMethod]
    public async Task Save_Secret_StoredEncryptedNeverShown()
    {
        await using var world = await StartEchoAsync();

        await world.Operations.SaveSettingsAsync("echo", new JsonObject { ["token"] = "hunter2" }, CancellationToken.None);

        Assert.DoesNotContain("hunter2", File.ReadAllText(world.RecordsPath));
        var view = world.Operations.ReadSettings("echo")!;
        Assert.IsFalse(view.Values.ContainsKey("token"));
        CollectionAssert.AreEqual(new[] { "token" }, view.SecretsSet.ToArray());
    }

    [TestMethod]
    public async Task Save_WithoutTheSecret_KeepsIt()
    {
        await using var world = await StartEchoAsync();
        await world.Operations.SaveSettingsAsync("echo", new JsonObject { ["token"] = "hunter2" }, CancellationToken.None);

        await world.Operations.SaveSettingsAsync("echo", new JsonObject { ["prefix"] = "> " }, CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "token" }, world.Operations.ReadSettings("echo")!.SecretsSet.ToArray());
    }

    [TestMethod]
    public async Task Start_SecretUnreadable_FaultedAndUntouched()
    {
        await using var world = await StartEchoAsync();
        await world.Operations.SaveSettingsAsync("echo", new JsonObject { ["token"] = "hunter2" }, CancellationToken.None);
        var before = File.ReadAllText(world.RecordsPath);

        world.Secrets.KeysLost = true;
        await world.Operations.RestartAsync("echo", CancellationToken.None);

        Assert.AreEqual(PluginState.Faulted, world.Status("echo").State);
        Assert.Contains("left as they are", world.Status("echo").Reason!.En);
        Assert.AreEqual(before, File.ReadAllText(world.RecordsPath));
    }

    [TestMethod]
    public async Task Save_AfterUnreadable_MendsThePlugin()
    {
        await using var world = await StartEchoAsync();
        await world.Operations.SaveSettingsAsync("echo", new JsonObject { ["token"] = "hunter2" }, CancellationToken.None);
        world.Secrets.KeysLost = true;
        await world.Operations.RestartAsync("echo", CancellationToken.None);

        world.Secrets.KeysLost = false;
        await world.Operations.SaveSettingsAsync("echo", new JsonObject { ["token"] = "hunter3" }, CancellationToken.None);

        Assert.AreEqual(PluginState.Running, world.Status("echo").State);
    }

    private static async Task<PluginWorld> StartEchoAsync()
    {
        var world = new PluginWorld();
        world.Put("Echo", "echo");
        await world.StartAsync();
        return world;
    }
}
