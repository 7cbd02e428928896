using System.IO.Compression;
using Appliance.Sdk;

namespace Appliance.Plugins.Install;

/// <summary>
/// Unpacks a zip that a stranger may have made: counts entries and real bytes while unpacking (the sizes in the archive's
/// directory are what its maker wrote), and refuses names that lead elsewhere.
/// </summary>
internal static class PackageArchive
{
    public const long MaxPackedBytes = 100L * 1024 * 1024;
    private const long MaxBytes = 300L * 1024 * 1024;
    private const int MaxEntries = 2000;
    private const int UnixTypeMask = 0xF000;
    private const int UnixLink = 0xA000;

    /// <summary>Copies a package that may be too large. False when it is.</summary>
    public static async Task<bool> TryCopyAsync(Stream source, string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        return await CopyAsync(source, file, MaxPackedBytes, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Unpacks into an empty folder. The reason why not, or null.</summary>
    public static async Task<PluginRefusal?> UnpackAsync(string path, string folder, CancellationToken cancellationToken)
    {
        try
        {
            using var zip = await ZipFile.OpenReadAsync(path, cancellationToken).ConfigureAwait(false);
            var files = zip.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToList();
            if (files.Count is 0 or > MaxEntries)
                return Bad("压缩包为空或文件过多", "The package is empty or has too many files");

            var top = CommonTop(files);
            var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var left = MaxBytes;
            foreach (var entry in files)
            {
                var name = entry.FullName[top.Length..];
                var target = Path.GetFullPath(Path.Combine(root, name));
                if (!IsPlain(name) || ((entry.ExternalAttributes >> 16) & UnixTypeMask) == UnixLink || !target.StartsWith(root, StringComparison.Ordinal) || !names.Add(name))
                    return Bad($"压缩包中的文件名不被允许：{entry.FullName}", $"The package has a file name that is not allowed: {entry.FullName}");

                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await using var content = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
                await using var file = File.Create(target);
                if (await CopyAsync(content, file, left, cancellationToken).ConfigureAwait(false) is not { } written)
                    return new PluginRefusal("too_large", new LocalizedText("压缩包解开后超过 300 MB", "The package unpacks to more than 300 MB"));
                left -= written;
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return Bad("不是有效的 zip 文件", "Not a valid zip file");
        }
    }

    // Many tools pack the folder itself; a single folder at the top is taken off.
    private static string CommonTop(List<ZipArchiveEntry> files)
    {
        var first = files[0].FullName;
        var end = first.IndexOf('/', StringComparison.Ordinal);
        var top = end < 0 ? "" : first[..(end + 1)];
        return files.TrueForAll(file => file.FullName.StartsWith(top, StringComparison.Ordinal)) ? top : "";
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= 240
        && !name.Any(character => character is '\\' or ':' || char.IsControl(character))
        && Array.TrueForAll(name.Split('/'), part => part.Length > 0 && part != "." && part != "..");

    private static async Task<long?> CopyAsync(Stream source, Stream target, long limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        var copied = 0L;
        while (await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            copied += read;
            if (copied > limit)
                return null;
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        return copied;
    }

    private static PluginRefusal Bad(string zh, string en) => new("bad_package", new LocalizedText(zh, en));
}
