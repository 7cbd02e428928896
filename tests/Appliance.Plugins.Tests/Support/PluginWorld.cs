using Appliance.Plugins.Install;
using Appliance.Plugins.Lifecycle;
using Appliance.Plugins.Settings;
using Appliance.Plugins.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Plugins.Tests.Support;

/// <summary>The real plugin host with folders, records and a clock of the test's own.</summary>
public sealed class PluginWorld : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly string _root;

    public PluginWorld(
        string? root = null, bool startDiscovered = true, IReadOnlyList<System.Net.IPNetwork>? allowedNetworks = null, IChannelOwners? owners = null)
    {
        _root = root ?? Fixtures.NewFolder();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IPluginSecrets>(Secrets);
        Directory.CreateDirectory(DataFolder);
        services.AddSingleton<IPluginStateStore>(new JsonPluginStateStore(RecordsPath));
        if (owners is not null)
            services.AddSingleton(owners);
        services.AddPlugins(new PluginOptions { PluginFolder = PluginFolder, DataFolder = DataFolder, StartDiscovered = startDiscovered, AllowedNetworks = allowedNetworks ?? [] });
        _provider = services.BuildServiceProvider();
    }

    public ManualClock Time { get; } = new();

    public TestSecrets Secrets { get; } = new();

    public string PluginFolder => Path.Combine(_root, "plugins");

    public string DataFolder => Path.Combine(_root, "data");

    public string RecordsPath => Path.Combine(DataFolder, "records.json");

    public PluginRegistry Registry => _provider.GetRequiredService<PluginRegistry>();

    public PluginOperations Operations => _provider.GetRequiredService<PluginOperations>();

    public PluginInstaller Installer => _provider.GetRequiredService<PluginInstaller>();

    public void Put(string fixture, string id) => Fixtures.Copy(fixture, Path.Combine(PluginFolder, id));

    public PluginStatus Status(string id) => Registry.Find(id) ?? throw new AssertFailedException($"There is no plugin {id}.");

    public async Task StartAsync()
    {
        await _provider.GetRequiredService<IHostedService>().StartAsync(CancellationToken.None);
        await AdvanceUntilAsync(() => Registry.Started.IsCompleted);
    }

    public Task RescanAsync() => _provider.GetRequiredService<PluginDiscovery>().RescanAsync(CancellationToken.None);

    /// <summary>Turns the clock, a fifth of a second at a time, until something has happened; fails after a minute of real time.</summary>
    public async Task AdvanceUntilAsync(Func<bool> happened, TimeSpan? step = null)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!happened())
        {
            Assert.IsLessThan(TimeSpan.FromMinutes(1), TimeProvider.System.GetElapsedTime(deadline), "It did not happen.");
            await Task.Delay(5);
            Time.Advance(step ?? TimeSpan.FromSeconds(0.2));
        }
    }

    /// <summary>Waits in real time, without turning the clock.</summary>
    public static async Task UntilAsync(Func<bool> happened)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!happened())
        {
            Assert.IsLessThan(TimeSpan.FromMinutes(1), TimeProvider.System.GetElapsedTime(deadline), "It did not happen.");
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        var stopping = _provider.GetRequiredService<IHostedService>().StopAsync(CancellationToken.None);
        await AdvanceUntilAsync(() => stopping.IsCompleted);
        await stopping;
        await _provider.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
