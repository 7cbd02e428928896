using System.CommandLine;

namespace Appliance.Host.Commands;

/// <summary>The command line: one file a command, this one lists them.</summary>
public static class CommandTree
{
    public static RootCommand Build()
    {
        var root = new RootCommand("Appliance, a customer-service server. Without a command it runs the server.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        SharedOptions.AddTo(root);
        root.SetAction((result, cancellationToken) => RunCommand.RunAsync(result, cancellationToken));

        root.Subcommands.Add(RunCommand.Build());
        root.Subcommands.Add(MigrateCommand.Build());
        root.Subcommands.Add(AdminCommand.Build());
        root.Subcommands.Add(PluginsCommand.Build());
        root.Subcommands.Add(BackupCommand.Build());
        root.Subcommands.Add(RestoreCommand.Build());
        root.Subcommands.Add(DoctorCommand.Build());
        return root;
    }
}
