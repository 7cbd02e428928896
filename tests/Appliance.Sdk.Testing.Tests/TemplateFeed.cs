using System.Diagnostics;
using System.Reflection;

namespace Appliance.Sdk.Testing.Tests;

/// <summary>A folder outside of the repository, as a partner has it: the SDK and the templates as packages, nothing else to restore from.</summary>
internal sealed class TemplateFeed : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("appliance-templates-").FullName;

    private string Feed => Path.Combine(_root, "feed");

    private string Hive => Path.Combine(_root, "hive");

    public static async Task<TemplateFeed> CreateAsync(CancellationToken cancellationToken)
    {
        var feed = new TemplateFeed();
        await File.WriteAllTextAsync(
            Path.Combine(feed._root, "nuget.config"),
            """<configuration><packageSources><clear /><add key="appliance" value="feed" /></packageSources></configuration>""",
            cancellationToken);
        var repository = Repository();
        foreach (var project in new[] { "sdk/Appliance.Sdk/Appliance.Sdk.csproj", "sdk/templates/Appliance.Templates.csproj" })
            await feed.RunAsync(repository, ["pack", project, "--no-build", "--nologo", "-c", Configuration(), "-o", feed.Feed], cancellationToken);
        await feed.RunAsync(feed._root, ["new", "install", Path.Combine(feed.Feed, "Appliance.Templates.1.0.0.nupkg"), "--debug:custom-hive", feed.Hive], cancellationToken);
        return feed;
    }

    /// <summary>Makes a project from the template, builds it, and returns the folder of its output.</summary>
    public async Task<string> BuildAsync(string template, string name, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(_root, name);
        await RunAsync(
            _root,
            ["new", template, "-n", name, "-o", folder, "--pluginId", "contoso.chat", "--partId", "contoso-chat", "--publisher", "Contoso", "--debug:custom-hive", Hive],
            cancellationToken);
        await RunAsync(folder, ["build", "--nologo", "-v", "q", "-warnaserror"], cancellationToken);
        return Path.Combine(folder, "bin", "Debug", "net10.0");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task RunAsync(string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(inherited);
        // A package of the same version may lie in the user's cache, and no server may stay behind.
        start.Environment["NUGET_PACKAGES"] = Path.Combine(_root, "packages");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.AreEqual(0, process.ExitCode, $"dotnet {string.Join(' ', start.ArgumentList)}\n{await output}{await errors}");
    }

    private static string Configuration() => typeof(TemplateFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Appliance.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
        return folder.FullName;
    }
}
