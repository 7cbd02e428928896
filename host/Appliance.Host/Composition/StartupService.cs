using Appliance.Host.Configuration;
using Appliance.Plugins;
using Appliance.Web.Starting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Appliance.Host.Composition;

/// <summary>Starts plugins once the web server listens, then opens the door and says where.</summary>
public sealed class StartupService(
    IHostApplicationLifetime lifetime,
    IServer server,
    ServerSettings settings,
    PluginRegistry plugins,
    FirstStart firstStart,
    Readiness readiness) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await WaitForListeningAsync(stoppingToken);
        await plugins.Started.WaitAsync(stoppingToken);
        await firstStart.MakeContentAsync(stoppingToken);
        readiness.Set();
        Console.WriteLine($"Data in {settings.DataFolder}");
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Console.WriteLine($"Listening on {address}");
        }
    }

    private async Task WaitForListeningAsync(CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(cancellationToken);
    }
}
