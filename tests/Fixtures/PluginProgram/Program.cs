using Appliance.Plugins;
using Appliance.Plugins.Settings;
using Appliance.Plugins.State;
using Fixture.PluginProgram;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// A program with the plugin host and nothing else: what ends a process is tried in one of its own.
// Arguments: plugin folder, data folder. Writes a line for every change of a plugin, "ready" when all are started, and
// ends cleanly when its input ends.
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Logging.ClearProviders();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<IPluginSecrets, PlainSecrets>();
Directory.CreateDirectory(args[1]);
builder.Services.AddSingleton<IPluginStateStore>(new JsonPluginStateStore(Path.Combine(args[1], "plugins.json")));
builder.Services.AddPlugins(new PluginOptions { PluginFolder = args[0], DataFolder = args[1], GuardProcess = true });
using var host = builder.Build();
var registry = host.Services.GetRequiredService<PluginRegistry>();
registry.Changed += (_, change) => Console.WriteLine($"{change.Id} {change.State} {registry.Find(change.Id)?.Reason?.En}");
await host.StartAsync();
await registry.Started;
Console.WriteLine(registry.SafeMode ? "ready in safe mode" : "ready");
while (await Console.In.ReadLineAsync() is { } line)
{
    if (line == "host-throws")
        new Thread(() => throw new InvalidOperationException("Thrown by the host.")).Start();
}

await host.StopAsync();
