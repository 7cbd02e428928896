namespace Appliance.Storage;

/// <summary>The layout of the data folder.</summary>
public sealed class DataFolder(StorageOptions options)
{
    /// <summary>Its full path.</summary>
    public string Root { get; } = Path.GetFullPath(options.DataFolder);

    /// <summary>The database file.</summary>
    public string Database => Path.Combine(Root, "appliance.db");

    /// <summary>Files of customers and agents, named by their hash.</summary>
    public string Media => Path.Combine(Root, "media");

    /// <summary>One private store a plugin, <c>&lt;id&gt;.db</c>.</summary>
    public string PluginStores => Path.Combine(Root, "plugin-stores");

    /// <summary>Plugins installed while the program ran; those that it ships lie beside it.</summary>
    public string Plugins => Path.Combine(Root, "plugins");

    /// <summary>Data Protection keys; they may lie elsewhere.</summary>
    public string Keys => options.KeyFolder is { } elsewhere ? Path.GetFullPath(elsewhere) : Path.Combine(Root, "keys");

    /// <summary>The heads of the audit log, one line an hour: what the log is held against. Backups take it along.</summary>
    public string AuditHeads => Path.Combine(Root, "audit-heads");

    /// <summary>Copies that migrations leave before they begin.</summary>
    public string Backups => Path.Combine(Root, "backups");

    /// <summary>Held open by the process that uses the folder.</summary>
    public string Lock => Path.Combine(Root, ".lock");

    /// <summary>Makes the folders, readable by nobody but the owner.</summary>
    public void Create()
    {
        CreatePrivate(Root);
        foreach (var folder in new[] { Media, PluginStores, Keys, Backups })
            CreatePrivate(folder);
    }

    private static void CreatePrivate(string path)
    {
        if (Directory.Exists(path))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
