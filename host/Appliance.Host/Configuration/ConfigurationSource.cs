namespace Appliance.Host.Configuration;

/// <summary>Where settings come from: appsettings.json beside the program, environment, command line; the later wins.</summary>
public static class ConfigurationSource
{
    private static readonly string[] Sections =
        ["Urls", "PublicUrl", "Proxy", "Data", "Plugins", "Keys", "Setup", "Organization", "RateLimits", "Presence", "Logging", "Kestrel", "AllowedHosts"];

    public static IConfigurationRoot Read(string[] arguments) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(arguments)
            .Build();

    /// <summary>What of the command line is no setting: a typing mistake must not be obeyed in silence.</summary>
    public static IReadOnlyList<string> Unknown(string[] arguments)
    {
        List<string> faults = [];
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            var name = argument.TrimStart('-').Split('=')[0];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                faults.Add($"{argument}: unknown command; --help lists them.");
            }
            else if (!Sections.Contains(name.Split(':')[0], StringComparer.OrdinalIgnoreCase))
            {
                faults.Add($"{argument}: unknown; settings begin with {string.Join(", ", Sections.Select(section => "--" + section))}.");
            }
            else if (!argument.Contains('=', StringComparison.Ordinal))
            {
                i++;
            }
        }

        return faults;
    }
}
