using System.Globalization;
using Appliance.Host.Commands;
using Appliance.Host.Configuration;
using Appliance.Host.Logging;
using Appliance.Storage;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using NLog;
using NLog.Web;

namespace Appliance.Host.Composition;

/// <summary>The running server: storage first, then the web server, then plugins; ready when all three are up.</summary>
public static class Server
{
    // SIGTERM must end in 0 within 10 s.
    private static readonly TimeSpan DrainWithin = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(ServerSettings settings, IConfiguration configuration, CancellationToken cancellationToken)
    {
        // What no request asks for (live frames) is in the product's first language, whatever the machine speaks.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        LogManager.Configuration = NLogSetup.Configure(settings.DataFolder);
        try
        {
            await using var app = Build(settings, configuration);
            await app.Services.GetRequiredService<DatabaseStarter>().StartAsync(cancellationToken);
            await app.Services.GetRequiredService<FirstStart>().MakeAdminAsync(cancellationToken);
            app.UseAppliance();
            await app.RunAsync(cancellationToken);
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
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Server).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration);
        // From the build folder static files would be sent unpacked and never cached, for those who edit them while it runs.
        builder.Configuration.AddInMemoryCollection([new("ReloadStaticAssetsAtRuntime", "false")]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls(settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        // From the build folder the static files lie where the manifest says; a published program has them beside it.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Logging.ClearProviders();
        // The levels of appsettings.json hold; NLog alone would log everything.
        builder.Host.UseNLog(new NLogAspNetCoreOptions { RemoveLoggerFactoryFilter = false });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = DrainWithin);
        builder.Services.AddApplianceCore(settings, guardProcess: true);
        builder.Services.AddApplianceWeb(configuration);
        builder.Services.AddHostedService<StartupService>();
        return builder.Build();
    }
}
