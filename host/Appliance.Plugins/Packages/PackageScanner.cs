using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Appliance.Plugins.Manifest;
using Appliance.Sdk;

namespace Appliance.Plugins.Packages;

/// <summary>Finds plugins: one folder each in the plugin folder, and the newest version of each installed one.</summary>
internal sealed class PackageScanner(PluginOptions options)
{
    private const int MaxFiles = 2000;

    /// <summary>What is there now, one package for an id: the higher version wins, the installed one where they are equal.</summary>
    public IReadOnlyList<PluginPackage> Scan()
    {
        var found = new List<PluginPackage>();
        found.AddRange(Folders(options.PluginFolder).Select(folder => Read(folder, Path.GetFileName(folder), installed: false)));
        foreach (var parent in Folders(options.InstalledFolder))
            found.AddRange(Folders(parent).Where(folder => !IsLeftOver(folder)).Select(folder => Read(folder, Path.GetFileName(parent), installed: true)));

        return [.. found
            .GroupBy(package => package.Id, StringComparer.Ordinal)
            .Select(group => group.OrderBy(package => package.Manifest?.Version).ThenBy(package => package.Origin).Last())];
    }

    /// <summary>A folder that an installation or an uninstallation did not finish with.</summary>
    public static bool IsLeftOver(string folder) => Path.GetFileName(folder).StartsWith('.');

    public PluginPackage Read(string folder, string expectedId, bool installed)
    {
        var fingerprint = Fingerprint(folder);
        PluginPackage Broken(LocalizedText problem) => new(expectedId, folder, installed ? PluginOrigin.Installed : PluginOrigin.Folder, fingerprint, null, problem);
        try
        {
            var file = new FileInfo(Path.Combine(folder, ManifestReader.FileName));
            if (!file.Exists)
                return Broken(new LocalizedText("缺少 plugin.json", "There is no plugin.json"));
            if (file.Length > ManifestReader.MaxBytes)
                return Broken(new LocalizedText("plugin.json 过大", "plugin.json is too large"));
            if (!ManifestReader.TryRead(File.ReadAllBytes(file.FullName), out var manifest, out var problem))
                return Broken(problem);
            if (manifest.Id != expectedId)
                return Broken(new LocalizedText($"文件夹名 {expectedId} 与清单中的标识 {manifest.Id} 不一致", $"The folder's name {expectedId} differs from the manifest's id {manifest.Id}"));

            var origin = installed ? PluginOrigin.Installed : options.Shipped.Contains(manifest.Id) ? PluginOrigin.Shipped : PluginOrigin.Folder;
            return new PluginPackage(manifest.Id, folder, origin, fingerprint, manifest, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Broken(new LocalizedText($"无法读取文件夹：{exception.Message}", $"The folder cannot be read: {exception.Message}"));
        }
    }

    private static IEnumerable<string> Folders(string parent)
    {
        try
        {
            return Directory.Exists(parent) ? [.. Directory.GetDirectories(parent).Where(folder => !IsLeftOver(folder)).Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // Names, sizes and times: reading every byte every minute would cost more than it tells.
    private static string Fingerprint(string folder)
    {
        try
        {
            var text = new StringBuilder();
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Take(MaxFiles).OrderBy(file => file.FullName, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
