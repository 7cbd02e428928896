using System.CommandLine;
using Appliance.Host.Composition;
using Appliance.Host.Configuration;
using Appliance.Storage;
using Appliance.Storage.Backup;

namespace Appliance.Host.Commands;

/// <summary>For commands that work on the data folder themselves: opens it without a web server.</summary>
public static class OpenData
{
    /// <summary>
    /// Runs <paramref name="work"/> with the product's services over the opened, migrated database. Answers
    /// <see cref="ExitCodes.Data"/> in words where the folder cannot be used, for example because the server runs on it.
    /// </summary>
    public static Task<int> WithAsync(ParseResult result, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellationToken) =>
        WithServicesAsync(result, async (services, token) =>
        {
            await services.GetRequiredService<DatabaseStarter>().StartAsync(token);
            return await work(services, token);
        }, cancellationToken);

    /// <summary>The same without opening the database.</summary>
    public static Task<int> WithServicesAsync(ParseResult result, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellationToken) =>
        CommandSettings.WithAsync(result, async (settings, configuration) =>
        {
            await using var services = Services(settings, configuration);
            try
            {
                return await work(services, cancellationToken);
            }
            catch (StorageStartException refusal)
            {
                await Console.Error.WriteLineAsync(refusal.Message);
                return ExitCodes.Data;
            }
            catch (BackupException refusal)
            {
                await Console.Error.WriteLineAsync(refusal.Message);
                return ExitCodes.Failed;
            }
        });

    private static ServiceProvider Services(ServerSettings settings, IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true));
        services.AddSingleton(configuration);
        services.AddApplianceCore(settings, guardProcess: false);
        return services.BuildServiceProvider();
    }
}
