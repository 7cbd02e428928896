using System.ComponentModel;
using System.Diagnostics;

namespace Appliance.Acceptance.Tests;

/// <summary>A small file system of its own (tmpfs), so that a full disk is a real one.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const string Filler = "filler";

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts one of <paramref name="megabytes"/>; inconclusive where the tests may not mount.</summary>
    public static async Task<SmallDisk> MountAsync(int megabytes, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("appliance-small-").FullName;
        if (!await RunAsync("mount", ["-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder], cancellationToken))
        {
            Directory.Delete(folder);
            Assert.Inconclusive("A tmpfs cannot be mounted here (the tests need root for this one).");
        }

        return new SmallDisk(folder);
    }

    /// <summary>Uses up all room that is left.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await using var file = new FileStream(Path.Combine(Folder, Filler), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        // Large blocks first, then single bytes, until nothing fits.
        foreach (var size in new[] { 1 << 20, 1 << 14, 1 << 9, 1 })
        {
            var block = new byte[size];
            try
            {
                while (true)
                {
                    await file.WriteAsync(block, cancellationToken);
                }
            }
            catch (IOException)
            {
                // This block size does not fit any more.
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public void MakeRoom() => File.Delete(Path.Combine(Folder, Filler));

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", ["-l", Folder], CancellationToken.None);
        Directory.Delete(Folder);
    }

    private static async Task<bool> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
