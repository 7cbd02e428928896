using System.CommandLine;
using System.Globalization;
using Appliance.Storage.Backup;

namespace Appliance.Host.Commands;

/// <summary><c>backup</c>: one verified archive of everything, also while the server runs.</summary>
public static class BackupCommand
{
    public static Command Build()
    {
        var target = new Argument<FileInfo>("target") { Description = "The archive to make, a .zip that does not exist yet" };
        var passphrase = Passphrase.Option();
        var command = new Command("backup", "Makes a verified backup of database, plugin stores, files and keys, also while the server runs.") { target, passphrase };
        command.SetAction((result, cancellationToken) => OpenData.WithServicesAsync(
            result,
            (services, token) => RunAsync(services.GetRequiredService<BackupService>(), result.GetRequiredValue(target).FullName, Passphrase.Read(result, passphrase), token),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(BackupService backups, string target, string? passphrase, CancellationToken cancellationToken)
    {
        var report = await backups.CreateAsync(target, passphrase, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Path}: {report.Bytes} bytes, {report.Manifest.Entries.Count} files, verified."));
        foreach (var store in report.UnreadablePluginStores)
        {
            await Console.Error.WriteLineAsync($"WARNING: the plugin store {store} is no sound database; it was copied as it is.");
        }

        if (passphrase is null)
        {
            await Console.Error.WriteLineAsync(
                "WARNING: no passphrase, so the keys are NOT in this backup. After a restore elsewhere, stored secrets (channel passwords, widget secrets) must be entered anew.");
        }

        return ExitCodes.Done;
    }
}
