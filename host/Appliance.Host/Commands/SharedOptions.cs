using System.CommandLine;

namespace Appliance.Host.Commands;

/// <summary>Options that every command takes; everything else of the form <c>--Section:Key value</c> is a setting.</summary>
public static class SharedOptions
{
    private static readonly Option<string?> Data = new("--data") { Description = "The data folder (./data)", Recursive = true };
    private static readonly Option<string?> Plugins = new("--plugins") { Description = "The plugin folder (plugins beside the program)", Recursive = true };

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Data);
        root.Options.Add(Plugins);
    }

    /// <summary>The command line in the form that the configuration reads: options of ours first, then the settings as given.</summary>
    public static string[] ToConfiguration(ParseResult result)
    {
        List<string> arguments = [];
        if (result.GetValue(Data) is { } data)
        {
            arguments.AddRange(["--Data", data]);
        }

        if (result.GetValue(Plugins) is { } plugins)
        {
            arguments.AddRange(["--Plugins:Path", plugins]);
        }

        return [.. arguments, .. result.UnmatchedTokens];
    }
}
