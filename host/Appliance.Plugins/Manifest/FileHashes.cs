using System.Security.Cryptography;
using Appliance.Sdk;

namespace Appliance.Plugins.Manifest;

/// <summary>Compares a plugin's files with the hashes of its manifest.</summary>
internal static class FileHashes
{
    /// <summary>The first difference in words; null when there is none, or no hashes were given.</summary>
    public static LocalizedText? Compare(PluginManifest manifest, string folder)
    {
        if (manifest.Files is not { } expected)
            return null;

        foreach (var (path, hash) in expected)
        {
            var file = Path.GetFullPath(Path.Combine(folder, path));
            if (!file.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(file))
                return new LocalizedText($"缺少清单中的文件 {path}", $"The file {path} of the manifest is missing");
            using var content = File.OpenRead(file);
            if (Convert.ToHexStringLower(SHA256.HashData(content)) != hash)
                return new LocalizedText($"文件 {path} 与清单中的校验值不符，可能已损坏或被改动", $"The file {path} differs from its hash in the manifest: damaged or changed");
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (path != ManifestReader.FileName && !expected.ContainsKey(path))
                return new LocalizedText($"文件 {path} 不在清单的校验列表中", $"The file {path} is not listed in the manifest's hashes");
        }

        return null;
    }
}
