using System.Reflection;

namespace Appliance.Plugins.Loading;

/// <summary>
/// Which assemblies a plugin shares with the host: the SDK, the .NET runtime and ASP.NET Core. The host's own packages are
/// not among them.
/// </summary>
internal sealed class SharedFramework
{
    public const string SdkName = "Appliance.Sdk";

    private static readonly string[] FrameworkPrefixes = ["System.", "Microsoft.AspNetCore.", "Microsoft.Extensions.", "Microsoft.Win32."];

    private static readonly string[] FrameworkNames =
        ["System", "mscorlib", "netstandard", "WindowsBase", "Microsoft.CSharp", "Microsoft.VisualBasic", "Microsoft.VisualBasic.Core", "Microsoft.JSInterop", "Microsoft.Net.Http.Headers"];

    // Packages of the host whose names look like the framework's; they matter only where framework and host share one folder.
    private static readonly string[] HostPackages = ["System.CommandLine", "Microsoft.AspNetCore.OpenApi"];

    private readonly Dictionary<string, string> _paths;

    public SharedFramework()
    {
        var trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var program = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var selfContained = Path.GetDirectoryName(typeof(object).Assembly.Location) == program;
        _paths = trusted
            .Where(path => selfContained ? LooksLikeFramework(Path.GetFileNameWithoutExtension(path)) : Path.GetDirectoryName(path) != program)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
    }

    public static Version SdkVersion { get; } = ReadSdkVersion();

    public bool Contains(string? name) => name is not null && _paths.ContainsKey(name);

    /// <summary>Assembly version of a shared framework assembly.</summary>
    public Version? VersionOf(string name) => _paths.TryGetValue(name, out var path) ? AssemblyName.GetAssemblyName(path).Version : null;

    private static bool LooksLikeFramework(string name) =>
        !HostPackages.Contains(name) && (FrameworkNames.Contains(name) || FrameworkPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    // The assembly version is fixed for a major; the package version stands in the file version.
    private static Version ReadSdkVersion()
    {
        var text = typeof(Sdk.IPlugin).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version;
        return Version.TryParse(text, out var version) ? version : typeof(Sdk.IPlugin).Assembly.GetName().Version!;
    }
}
