using System.CommandLine;
using Appliance.Host.Composition;

namespace Appliance.Host.Commands;

/// <summary><c>run</c>, the default: starts the server and returns when it has ended.</summary>
public static class RunCommand
{
    public static Command Build()
    {
        var command = new Command("run", "Runs the server (the default). Settings: --urls, --data, --plugins, --Setup:Demo true, …")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((result, cancellationToken) => RunAsync(result, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken) =>
        await CommandSettings.WithAsync(result, (settings, configuration) => Server.RunAsync(settings, configuration, cancellationToken));
}
