namespace Appliance.Plugins.Tests.Support;

/// <summary>The plugins that were built for the tests.</summary>
public static class Fixtures
{
    public static void Copy(string name, string folder)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "fixtures", name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("appliance-plugins-").FullName;
}
