using System.Reflection;
using System.Runtime.Loader;

namespace Appliance.Plugins.Loading;

/// <summary>
/// A plugin's own world of assemblies. Only the SDK and the shared framework come from the host; everything else comes from
/// the plugin's folder, in the plugin's version, or not at all.
/// </summary>
/// <remarks>
/// Managed files are read into memory, so that an upgrade or a developer's build can replace them while they run. Stands
/// where McMaster.NETCore.Plugins would: what that package wraps is the same two framework types.
/// </remarks>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly string _folder;
    private readonly SharedFramework _shared;
    private readonly AssemblyDependencyResolver _resolver;
    private long _loadedBytes;

    public PluginLoadContext(string pluginId, string entryPath, SharedFramework shared)
        : base("plugin " + pluginId, isCollectible: true)
    {
        PluginId = pluginId;
        _folder = Path.GetDirectoryName(entryPath)!;
        _shared = shared;
        _resolver = new AssemblyDependencyResolver(entryPath);
    }

    public string PluginId { get; }

    /// <summary>Size of the assemblies loaded so far.</summary>
    public long LoadedBytes => Interlocked.Read(ref _loadedBytes);

    public Assembly LoadFile(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Interlocked.Add(ref _loadedBytes, bytes.Length);
        var symbols = Path.ChangeExtension(path, ".pdb");
        using var assembly = new MemoryStream(bytes, writable: false);
        if (!File.Exists(symbols))
            return LoadFromStream(assembly);
        using var symbolStream = new MemoryStream(File.ReadAllBytes(symbols), writable: false);
        return LoadFromStream(assembly, symbolStream);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == SharedFramework.SdkName)
            return typeof(Sdk.IPlugin).Assembly;
        if (_shared.Contains(assemblyName.Name))
            return null;

        var path = _resolver.ResolveAssemblyToPath(assemblyName) ?? Path.Combine(_folder, assemblyName.Name + ".dll");
        if (File.Exists(path))
            return LoadFile(path);
        if (assemblyName.CultureName is { Length: > 0 })
            return null;

        // Returning null would fall back to the host's own packages.
        throw new FileNotFoundException($"The plugin's folder holds no assembly {assemblyName.Name}, and the host shares none.", assemblyName.Name + ".dll");
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
