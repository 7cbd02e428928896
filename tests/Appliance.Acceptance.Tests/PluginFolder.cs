namespace Appliance.Acceptance.Tests;

/// <summary>A plugin folder that begins as a copy of the shipped one, and takes further plugins while the server runs.</summary>
public sealed class PluginFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("appliance-plugins-").FullName;

    public PluginFolder()
    {
        Copy(ApplianceProcess.ShippedPlugins, Path);
    }

    public string Path => System.IO.Path.Combine(_root, "plugins");

    /// <summary>Puts a fixture there under <paramref name="id"/>; whole at once, as an unpacked archive is moved to its place.</summary>
    public void Put(string fixture, string id, Func<string, string>? manifest = null)
    {
        var coming = System.IO.Path.Combine(_root, id);
        Copy(System.IO.Path.Combine(AppContext.BaseDirectory, "fixtures", fixture), coming);
        if (manifest is not null)
        {
            var file = System.IO.Path.Combine(coming, "plugin.json");
            File.WriteAllText(file, manifest(File.ReadAllText(file)));
        }

        Directory.Move(coming, System.IO.Path.Combine(Path, id));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
