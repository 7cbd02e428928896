using System.CommandLine;
using Appliance.Plugins;
using Appliance.Plugins.Install;

namespace Appliance.Host.Commands;

/// <summary><c>plugins list|install|enable|disable</c>, for when the server is stopped; while it runs, the plugin page does the same.</summary>
public static class PluginsCommand
{
    public static Command Build()
    {
        var list = new Command("list", "Lists the plugins with their states and reasons.");
        list.SetAction((result, cancellationToken) => WithPluginsAsync(result, ListAsync, cancellationToken));

        var package = new Argument<FileInfo>("package") { Description = "The plugin's zip" };
        var install = new Command("install", "Installs a plugin, or upgrades to it. A plugin is trusted code: install only what you trust.") { package };
        install.SetAction((result, cancellationToken) =>
            WithPluginsAsync(result, (services, token) => InstallAsync(services, result.GetRequiredValue(package), token), cancellationToken));

        return new Command("plugins", "Lists, installs, enables and disables plugins. Stop the server first.")
        {
            list,
            install,
            Switch("enable", "Switches a plugin on and ends its quarantine.", (plugins, id, token) => plugins.EnableAsync(id, token)),
            Switch("disable", "Switches a plugin off.", (plugins, id, token) => plugins.DisableAsync(id, token)),
        };
    }

    private static Command Switch(string name, string description, Func<PluginOperations, string, CancellationToken, Task<PluginRefusal?>> change)
    {
        var id = new Argument<string>("id") { Description = "The plugin's id" };
        var command = new Command(name, description) { id };
        command.SetAction((result, cancellationToken) => WithPluginsAsync(
            result,
            async (services, token) =>
            {
                var refusal = await change(services.GetRequiredService<PluginOperations>(), result.GetRequiredValue(id), token);
                return refusal is null ? await ListAsync(services, token) : Refused(refusal);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> InstallAsync(IServiceProvider services, FileInfo package, CancellationToken cancellationToken)
    {
        if (!package.Exists)
        {
            await Console.Error.WriteLineAsync($"{package.FullName}: there is no such file.");
            return ExitCodes.Usage;
        }

        await using var stream = package.OpenRead();
        var (_, refusal) = await services.GetRequiredService<PluginInstaller>().InstallAsync(stream, cancellationToken);
        return refusal is null ? await ListAsync(services, cancellationToken) : Refused(refusal);
    }

    private static Task<int> ListAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var plugin in services.GetRequiredService<PluginRegistry>().Plugins)
        {
            var state = plugin.State.ToString().ToLowerInvariant();
            Console.WriteLine($"{plugin.Id,-28} {plugin.Version,-12} {state,-12} {plugin.Reason?.En}".TrimEnd());
        }

        return Task.FromResult(ExitCodes.Done);
    }

    private static int Refused(PluginRefusal refusal)
    {
        Console.Error.WriteLine($"{refusal.Code}: {refusal.Text.En}");
        return ExitCodes.Failed;
    }

    /// <summary>Starts the plugin host alone: no web server, no channel connection.</summary>
    private static Task<int> WithPluginsAsync(ParseResult result, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellationToken) =>
        OpenData.WithAsync(
            result,
            async (services, token) =>
            {
                var host = services.GetServices<IHostedService>().Single(service => service.GetType().Assembly == typeof(PluginRegistry).Assembly);
                await host.StartAsync(token);
                try
                {
                    await services.GetRequiredService<PluginRegistry>().Started.WaitAsync(token);
                    return await work(services, token);
                }
                finally
                {
                    await host.StopAsync(token);
                }
            },
            cancellationToken);
}
