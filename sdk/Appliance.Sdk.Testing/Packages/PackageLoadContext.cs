using System.Reflection;
using System.Runtime.Loader;

namespace Appliance.Sdk.Testing.Packages;

/// <summary>Loads a package as the host does: its own dependencies from its folder, the SDK and the framework shared.</summary>
internal sealed class PackageLoadContext(string entry) : AssemblyLoadContext("package", isCollectible: true)
{
    private readonly AssemblyDependencyResolver _resolver = new(entry);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == typeof(IPlugin).Assembly.GetName().Name)
            return typeof(IPlugin).Assembly;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
