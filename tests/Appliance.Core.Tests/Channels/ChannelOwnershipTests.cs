using System.Text.Json;
using Appliance.Core.Channels;
using Appliance.Core.Tests.Testing;
using Appliance.Plugins;
using Appliance.Plugins.Install;
using Appliance.Sdk.Channels;
using Dapper;

namespace Appliance.Core.Tests.Channels;

/// <summary>An account belongs to the plugin that it was made with, whoever brings its channel.</summary>
[TestClass]
public sealed class ChannelOwnershipTests
{
    [TestMethod]
    public async Task Connection_OfItsOwnPlugin_IsOpened()
    {
        await using var core = await StartAsync();

        var account = await AddAsync(core);

        await TestCore.EventuallyAsync(() => Health(core, account) == "healthy", "its connection was opened");
    }

    [TestMethod]
    public async Task Connection_AnotherPluginBringsItsChannel_IsDownWithThatReason()
    {
        await using var core = await StartAsync();
        var account = await AddAsync(core);
        await TestCore.EventuallyAsync(() => Health(core, account) == "healthy", "its connection was opened");

        await BelongsToAnotherAsync(core, account);

        await TestCore.EventuallyAsync(() => Health(core, account) == "down", "its connection was closed");
        Assert.IsNull(core.Get<ChannelConnections>().Find(account));
        Assert.Contains("not installed or not running", core.Scalar<string>("select health_reason from channel_accounts"));
    }

    [TestMethod]
    public async Task Webhook_AnotherPluginBringsItsChannel_IsNotHandedToIt()
    {
        await using var core = await StartAsync();
        var account = await AddAsync(core);
        await BelongsToAnotherAsync(core, account);
        await TestCore.EventuallyAsync(() => Health(core, account) == "down", "its connection was closed");

        var answer = await core.Get<ChannelWebhooks>().HandleAsync(
            core.Scalar<string>("select webhook_key from channel_accounts"),
            new WebhookRequest
            {
                Method = "POST",
                Path = "/",
                Address = new Uri("http://localhost/"),
                Query = new Dictionary<string, string>(),
                Headers = new Dictionary<string, string>(),
                Body = default,
                ReceivedAt = core.Time.GetUtcNow(),
            },
            CancellationToken.None);

        Assert.AreEqual(503, answer.Status);
    }

    [TestMethod]
    public async Task Settings_AnotherPluginBringsItsChannel_AreNeitherShownNorChecked()
    {
        await using var core = await StartAsync();
        var account = await AddAsync(core);
        await BelongsToAnotherAsync(core, account);
        var accounts = core.Get<ChannelAccounts>();

        var shown = accounts.Get(Actor.System, account).Value!;
        var changed = await accounts.UpdateAsync(Actor.System, account, Input(), CancellationToken.None);

        Assert.AreEqual("{}", shown.Settings.GetRawText());
        Assert.AreEqual("unknown_channel", changed.Refusal!.Code);
    }

    [TestMethod]
    public async Task Uninstall_WithWipe_EmptiesAndDisablesItsAccounts()
    {
        await using var core = await StartAsync();
        var account = await AddAsync(core);
        await TestCore.EventuallyAsync(() => Health(core, account) == "healthy", "its connection was opened");

        var refusal = await core.Get<PluginInstaller>().UninstallAsync("echo", wipe: true, CancellationToken.None);

        Assert.IsNull(refusal);
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from channel_accounts where settings = '{}' and enabled = 0 and deleted_at is null"));
    }

    [TestMethod]
    public async Task Uninstall_WithoutWipe_KeepsItsAccounts()
    {
        await using var core = await StartAsync();
        var account = await AddAsync(core);

        await core.Get<PluginInstaller>().UninstallAsync("echo", wipe: false, CancellationToken.None);

        await TestCore.EventuallyAsync(() => Health(core, account) == "down", "its connection was closed");
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from channel_accounts where settings <> '{}' and enabled = 1"));
    }

    [TestMethod]
    public async Task Delete_ClearsSettingsAndWebhookKey()
    {
        await using var core = await StartAsync();
        var account = await AddAsync(core);

        var deleted = await core.Get<ChannelAccounts>().DeleteAsync(Actor.System, account, CancellationToken.None);

        Assert.IsTrue(deleted.Value);
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from channel_accounts where settings = '{}' and webhook_key is null and deleted_at is not null"));
        await TestCore.EventuallyAsync(() => core.Get<ChannelConnections>().Find(account) is null, "its connection was closed");
    }

    private static async Task<TestCore> StartAsync()
    {
        var core = await TestCore.StartAsync(routing: false, configure: services =>
        {
            var options = services.Select(service => service.ImplementationInstance).OfType<PluginOptions>().Single();
            var target = Directory.CreateDirectory(Path.Combine(options.PluginFolder, "echo")).FullName;
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "fixtures", "Echo")))
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        });
        await core.Get<PluginRegistry>().Started;
        return core;
    }

    private static async Task<long> AddAsync(TestCore core) =>
        (await core.Get<ChannelAccounts>().CreateAsync(Actor.System, Input(), CancellationToken.None)).Value!.Id;

    private static ChannelAccountInput Input() =>
        new("echo", "Echo", true, null, JsonSerializer.SerializeToElement(new { handle = "h", secret = "s" }));

    private static Task BelongsToAnotherAsync(TestCore core, long account) => core.Database.WriteAsync(
        session =>
        {
            session.Connection.Execute("update channel_accounts set plugin_id = 'other', updated_at = updated_at + 1 where id = @account", new { account });
            ChannelEvents.TellChanged(session, account);
        },
        CancellationToken.None);

    private static string Health(TestCore core, long account) =>
        core.Scalar<string>("select health from channel_accounts where id = @account", new { account });
}
