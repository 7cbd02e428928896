using Appliance.Plugins.Loading;
using Appliance.Plugins.Manifest;
using Appliance.Plugins.Packages;
using Appliance.Sdk;

namespace Appliance.Plugins.Lifecycle;

/// <summary>
/// Checks a package before any of its code is loaded, in this order: manifest, file hashes, SDK range, references. The
/// first failure is told.
/// </summary>
internal sealed class PluginChecks(SharedFramework shared)
{
    private readonly AssemblyInspection _inspection = new(shared);

    public (PluginState State, LocalizedText Reason)? Check(PluginPackage package)
    {
        if (package.Manifest is not { } manifest)
            return (PluginState.Faulted, package.Problem!);
        try
        {
            if (FileHashes.Compare(manifest, package.Folder) is { } difference)
                return (PluginState.Faulted, difference);
            if (!manifest.Sdk.Contains(SharedFramework.SdkVersion))
            {
                var sdk = SharedFramework.SdkVersion.ToString(2);
                return (PluginState.Incompatible, new LocalizedText($"需要 SDK {manifest.Sdk}，本服务器为 {sdk}", $"Needs SDK {manifest.Sdk}; this server has {sdk}"));
            }

            var entry = Path.Combine(package.Folder, manifest.Entry);
            if (!File.Exists(entry))
                return (PluginState.Faulted, new LocalizedText($"缺少入口程序集 {manifest.Entry}", $"The entry assembly {manifest.Entry} is missing"));
            return _inspection.Inspect(entry) is { } problem ? (PluginState.Incompatible, problem) : null;
        }
        catch (BadImageFormatException)
        {
            return (PluginState.Faulted, new LocalizedText($"{manifest.Entry} 不是 .NET 程序集", $"{manifest.Entry} is not a .NET assembly"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (PluginState.Faulted, new LocalizedText($"无法读取文件：{exception.Message}", $"A file cannot be read: {exception.Message}"));
        }
    }
}
