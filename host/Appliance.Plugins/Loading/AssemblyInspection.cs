using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Appliance.Sdk;

namespace Appliance.Plugins.Loading;

/// <summary>Reads an entry assembly's references from its metadata, before any of its code is loaded.</summary>
internal sealed class AssemblyInspection(SharedFramework shared)
{
    // Parts of the host; a plugin that reaches for them would break with the next release.
    private static readonly string[] HostAssemblies =
        ["appliance", "Appliance.Core", "Appliance.Plugins", "Appliance.Storage", "Appliance.Web", "Appliance.Scripting"];

    /// <summary>The first reference that cannot be served, in words; null when all can.</summary>
    /// <exception cref="BadImageFormatException">Not a .NET assembly.</exception>
    public LocalizedText? Inspect(string entryPath)
    {
        var folder = Path.GetDirectoryName(entryPath)!;
        foreach (var (name, version) in References(entryPath))
        {
            if (name == SharedFramework.SdkName)
            {
                var sdk = typeof(IPlugin).Assembly.GetName().Version!;
                if (version.Major != sdk.Major)
                    return new LocalizedText($"需要 SDK {version.Major}.x，本服务器为 {sdk.Major}.x", $"Needs SDK {version.Major}.x; this server has {sdk.Major}.x");
            }
            else if (shared.VersionOf(name) is { } present)
            {
                if (version > present)
                    return new LocalizedText($"需要 {name} {version}，本服务器为 {present}", $"Needs {name} {version}; this server has {present}");
            }
            else if (HostAssemblies.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return new LocalizedText($"引用了服务器内部程序集 {name}；插件只能引用 Appliance.Sdk", $"References {name}, a part of the server; a plugin references Appliance.Sdk alone");
            }
            else if (!File.Exists(Path.Combine(folder, name + ".dll")) && !File.Exists(Path.ChangeExtension(entryPath, ".deps.json")))
            {
                return new LocalizedText($"缺少程序集 {name}.dll", $"The assembly {name}.dll is missing");
            }
        }

        return null;
    }

    /// <summary>Full names of all types of an assembly, for naming the plugin of a crash text.</summary>
    public static IReadOnlyList<string> TypeNames(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
            return [];
        var reader = file.GetMetadataReader();
        return [.. reader.TypeDefinitions
            .Select(handle => reader.GetTypeDefinition(handle))
            .Where(type => !type.IsNested)
            .Select(type => (Space: reader.GetString(type.Namespace), Name: reader.GetString(type.Name)))
            .Where(type => type.Space.Length > 0)
            .Select(type => $"{type.Space}.{type.Name}")];
    }

    private static List<(string Name, Version Version)> References(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
            throw new BadImageFormatException("Not a .NET assembly.");
        var reader = file.GetMetadataReader();
        return [.. reader.AssemblyReferences
            .Select(handle => reader.GetAssemblyReference(handle))
            .Select(reference => (reader.GetString(reference.Name), reference.Version))];
    }
}
