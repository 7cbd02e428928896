using Appliance.Host.Commands;
using Appliance.Host.Configuration;
using Appliance.Host.Logging;
using Appliance.Storage;
using Appliance.Web.Starting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using NLog;
using NLog.Web;

namespace Appliance.Host.Composition;

/// <summary>The running server: storage first, then the web server, then plugins; ready when all three are up.</summary>
public static class Server
{
    private static readonly TimeSpan DrainWithin = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(ServerSettings settings, IConfiguration configuration, CancellationToken cancellationToken)
    {
        LogManager.Configuration = NLogSetup.Configure(settings.DataFolder);
        try
        {
            var app = Build(settings, configuration);
            await using (app)
            {
                await app.Services.GetRequiredService<DatabaseStarter>().StartAsync(cancellationToken);
                await app.Services.GetRequiredService<FirstRunStarter>().RunAsync(cancellationToken);
                app.UseAppliance();
                await app.RunAsync(cancellationToken);
            }

            return ExitCodes.Done;
        }
        catch (StorageStartException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return ExitCodes.Data;
        }
        catch (IOException failure) when (failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{settings.Urls}: the address is in use.");
            return ExitCodes.Failed;
        }
        finally
        {
            LogManager.Shutdown();
        }
    }

    private static WebApplication Build(ServerSettings settings, IConfiguration configuration)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseUrls(settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.UseKestrelHttpsConfiguration();
        // From the build folder the static files lie where the manifest says; a published program has them beside it.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Logging.ClearProviders();
        builder.Host.UseNLog();
        builder.Host.ConfigureHostOptions(options => options.ShutdownTimeout = DrainWithin);
        builder.Services.AddSingleton(settings);
        builder.Services.AddApplianceCore(settings);
        builder.Services.AddApplianceWeb(settings);
        builder.Services.AddHostedService<StartupService>();
        return builder.Build();
    }
}
