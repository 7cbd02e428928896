using System.CommandLine;
using Appliance.Storage.Backup;

namespace Appliance.Host.Commands;

/// <summary><c>restore</c>: puts a backup into the data folder; the server must be stopped.</summary>
public static class RestoreCommand
{
    public static Command Build()
    {
        var backup = new Argument<FileInfo>("backup") { Description = "The archive that backup made" };
        var moveAside = new Option<bool>("--move-aside") { Description = "Move what lies in the data folder into before-restore-…; without it a folder that holds data is refused" };
        var passphrase = Passphrase.Option();
        var command = new Command("restore", "Checks a backup and puts it into the data folder. Stop the server first.") { backup, moveAside, passphrase };
        command.SetAction((result, cancellationToken) => OpenData.WithServicesAsync(
            result,
            async (services, token) =>
            {
                var report = await services.GetRequiredService<RestoreService>().RestoreAsync(
                    result.GetRequiredValue(backup).FullName, Passphrase.Read(result, passphrase), result.GetValue(moveAside), token);
                await TellAsync(report);
                return ExitCodes.Done;
            },
            cancellationToken));
        return command;
    }

    private static async Task TellAsync(RestoreReport report)
    {
        Console.WriteLine($"Restored the backup of {report.Manifest.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC, {report.Manifest.Entries.Count} files.");
        if (report.MovedAside is { } aside)
        {
            Console.WriteLine($"What was there lies in {aside}.");
        }

        if (!report.KeysRestored)
        {
            await Console.Error.WriteLineAsync("WARNING: no keys were restored. Unless they lie in the data folder already, stored secrets must be entered anew.");
        }
    }
}
