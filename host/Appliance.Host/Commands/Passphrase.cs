using System.CommandLine;

namespace Appliance.Host.Commands;

/// <summary>The passphrase that seals the keys of a backup: from a file or the environment, because a command line is seen by everybody on the machine.</summary>
public static class Passphrase
{
    private const string Variable = "APPLIANCE_PASSPHRASE";

    public static Option<FileInfo?> Option() =>
        new("--passphrase-file") { Description = $"File whose first line is the passphrase that seals the keys; or set {Variable}" };

    /// <summary>Null when none is given.</summary>
    public static string? Read(ParseResult result, Option<FileInfo?> option) =>
        result.GetValue(option) is { } file
            ? File.ReadLines(file.FullName).FirstOrDefault()
            : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;
}
