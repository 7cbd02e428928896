using Appliance.Storage;

namespace Appliance.Core.Accounts;

/// <summary>
/// <c>initial-password</c> in the data folder: the generated password of the first admin, readable by the owner of the
/// folder alone, until they first sign in.
/// </summary>
public sealed class InitialPasswordFile(DataFolder folder)
{
    private readonly Lock _gate = new();

    /// <summary>Its full path.</summary>
    public string Path { get; } = System.IO.Path.Combine(folder.Root, "initial-password");

    /// <summary>Writes login and password, synced to disk.</summary>
    public void Write(string login, string password)
    {
        lock (_gate)
        {
            File.Delete(Path);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(Path, options);
            using (var writer = new StreamWriter(file, leaveOpen: true))
            {
                writer.WriteLine(login);
                writer.WriteLine(password);
            }
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Removes the file when it is this login's.</summary>
    public void Remove(string login)
    {
        if (!File.Exists(Path))
            return;
        lock (_gate)
        {
            if (File.Exists(Path) && File.ReadLines(Path).FirstOrDefault() == login)
                File.Delete(Path);
        }
    }
}
