using System.CommandLine;
using Appliance.Host.Configuration;

namespace Appliance.Host.Commands;

/// <summary>Reads and checks the settings for a command, and prints what is wrong with them.</summary>
public static class CommandSettings
{
    /// <summary>Runs <paramref name="work"/> with checked settings, or prints every fault and answers <see cref="ExitCodes.Usage"/>.</summary>
    public static async Task<int> WithAsync(ParseResult result, Func<ServerSettings, IConfiguration, Task<int>> work)
    {
        var arguments = SharedOptions.ToConfiguration(result);
        var configuration = ConfigurationSource.Read(arguments);
        var (settings, faults) = new ServerSettingsReader(configuration).Read();
        var all = ConfigurationSource.Unknown(arguments).Concat(faults).ToList();
        if (settings is null || all.Count > 0)
        {
            foreach (var fault in all)
            {
                await Console.Error.WriteLineAsync(fault);
            }

            return ExitCodes.Usage;
        }

        return await work(settings, configuration);
    }
}
