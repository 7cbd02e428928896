using System.CommandLine;
using Appliance.Storage;

namespace Appliance.Host.Commands;

/// <summary><c>migrate</c>: brings the database up to date and ends; the server does the same at its start.</summary>
public static class MigrateCommand
{
    public static Command Build()
    {
        var command = new Command("migrate", "Brings the database up to date (a copy is made first) and ends.");
        command.SetAction((result, cancellationToken) => OpenData.WithServicesAsync(result, RunAsync, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<DatabaseStarter>().MigrateAsync(cancellationToken);
        if (report.Backup is not null)
        {
            Console.WriteLine($"Copy of the database before: {report.Backup}");
        }

        foreach (var step in report.Applied)
        {
            Console.WriteLine($"Applied {step.Number} {step.Name}");
        }

        Console.WriteLine(report.Applied.Count == 0 ? "Nothing to do." : "Done.");
        return ExitCodes.Done;
    }
}
