namespace Appliance.Sdk.Testing.Tests;

/// <summary>Plugins that were built for the tests.</summary>
internal static class BuiltPlugin
{
    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "fixtures", name);

    /// <summary>A copy with a changed manifest, deleted by the caller.</summary>
    public static string Changed(string name, Func<string, string> manifest)
    {
        var folder = Directory.CreateTempSubdirectory("appliance-manifest-").FullName;
        foreach (var file in Directory.EnumerateFiles(Folder(name)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var path = Path.Combine(folder, "plugin.json");
        File.WriteAllText(path, manifest(File.ReadAllText(path)));
        return folder;
    }
}
