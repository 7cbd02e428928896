using Appliance.Plugins.Lifecycle;
using Appliance.Plugins.Loading;
using Appliance.Plugins.Manifest;
using Appliance.Plugins.Packages;
using Appliance.Plugins.State;
using Appliance.Plugins.Supervision;
using Appliance.Sdk;
using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Install;

/// <summary>Installs, upgrades and uninstalls plugins while the server runs. A package's files lie in the data folder, a folder a version.</summary>
public sealed class PluginInstaller
{
    private readonly PluginOptions _options;
    private readonly PluginRegistry _registry;
    private readonly PluginLifecycle _lifecycle;
    private readonly PluginDiscovery _discovery;
    private readonly IPluginStateStore _store;
    private readonly RunJournal _journal;
    private readonly ILogger<PluginInstaller> _logger;
    private readonly PackageScanner _scanner;
    private readonly PluginChecks _checks;

    internal PluginInstaller(
        PluginOptions options, PluginRegistry registry, PluginLifecycle lifecycle, PluginDiscovery discovery, SharedFramework shared, IPluginStateStore store, RunJournal journal, ILogger<PluginInstaller> logger)
    {
        _options = options;
        _registry = registry;
        _lifecycle = lifecycle;
        _discovery = discovery;
        _store = store;
        _journal = journal;
        _logger = logger;
        _scanner = new PackageScanner(options);
        _checks = new PluginChecks(shared);
    }

    /// <summary>Looks into a package (zip, at most 100 MB) without installing it or running any of its code.</summary>
    public async Task<PluginPreview> InspectAsync(Stream package, CancellationToken cancellationToken)
    {
        var incoming = MakeIncoming();
        try
        {
            var (found, refusal) = await UnpackAsync(package, incoming, cancellationToken).ConfigureAwait(false);
            var installed = found is null ? null : _lifecycle.Find(found.Id)?.Package.Manifest?.Version.ToString();
            return new PluginPreview(found?.Manifest, installed, refusal);
        }
        finally
        {
            Delete(incoming);
        }
    }

    /// <summary>
    /// Installs a package, or upgrades to it (settings and store stay; an older or the same version is refused), and starts
    /// it. The status when it is in its place, also when it then fails to start; else the refusal, and nothing has changed.
    /// </summary>
    public async Task<(PluginStatus? Status, PluginRefusal? Refusal)> InstallAsync(Stream package, CancellationToken cancellationToken)
    {
        var incoming = MakeIncoming();
        try
        {
            var (found, refusal) = await UnpackAsync(package, incoming, cancellationToken).ConfigureAwait(false);
            if (refusal is not null)
                return (null, refusal);

            var manifest = found!.Manifest!;
            var parent = Path.Combine(_options.InstalledFolder, manifest.Id);
            var target = Path.Combine(parent, manifest.Version.ToString());
            Directory.CreateDirectory(parent);
            Delete(target);
            Directory.Move(found.Folder, target);
            _journal.Forgive(manifest.Id);
            await _discovery.RescanAsync(cancellationToken).ConfigureAwait(false);

            // The plugin keeps no file of its folder open: assemblies are read into memory.
            foreach (var old in Directory.GetDirectories(parent).Where(folder => folder != target))
                Delete(old);
            _logger.LogInformation("Plugin {Plugin} {Version} was installed", manifest.Id, manifest.Version);
            return (_registry.Find(manifest.Id), null);
        }
        finally
        {
            Delete(incoming);
        }
    }

    /// <summary>
    /// Stops a plugin and removes its files; what the product ships is refused (disable it), its upgrade is taken back.
    /// With <paramref name="wipe"/> its settings and documents go too, otherwise they wait for it to come back. Null when done.
    /// </summary>
    public async Task<PluginRefusal?> UninstallAsync(string id, bool wipe, CancellationToken cancellationToken)
    {
        if (_lifecycle.Find(id) is not { } slot)
            return PluginRefusal.NotFound;
        if (slot.Package.Origin == PluginOrigin.Shipped)
            return new PluginRefusal("shipped", new LocalizedText("内置插件不能卸载，只能停用", "What the product ships cannot be uninstalled; disable it"));

        var refusal = await PluginLifecycle.ChangeAsync(slot, () => TakeOutAsync(slot, wipe, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (refusal is null)
            await _discovery.RescanAsync(cancellationToken).ConfigureAwait(false);
        return refusal;
    }

    private async Task<PluginRefusal?> TakeOutAsync(PluginSlot slot, bool wipe, CancellationToken cancellationToken)
    {
        var id = slot.Package.Id;
        _lifecycle.Stop(slot, PluginState.Disabled);
        await slot.Draining.WaitAsync(cancellationToken).ConfigureAwait(false);
        var folder = slot.Package.Origin == PluginOrigin.Installed ? Path.Combine(_options.InstalledFolder, id) : slot.Package.Folder;
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await _lifecycle.StartAsync(slot).ConfigureAwait(false);
            return new PluginRefusal("folder_read_only", new LocalizedText($"无法删除文件夹 {folder}：{exception.Message}", $"The folder {folder} cannot be deleted: {exception.Message}"));
        }

        _lifecycle.Remove(slot);
        _journal.Forgive(id);
        if (wipe)
        {
            await _store.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
            Directory.CreateDirectory(_options.StoreFolder);
            foreach (var ending in new[] { "", "-wal", "-shm" })
                File.Delete(Path.Combine(_options.StoreFolder, id + ".db" + ending));
        }
        else
        {
            // Its version is forgotten, so that whatever comes back may be older.
            await _store.SaveAsync(slot.Record with { Version = null }, cancellationToken).ConfigureAwait(false);
        }

        _logger.LogInformation("Plugin {Plugin} was uninstalled", id);
        return null;
    }

    private async Task<(PluginPackage? Package, PluginRefusal? Refusal)> UnpackAsync(Stream package, string incoming, CancellationToken cancellationToken)
    {
        var zip = Path.Combine(incoming, "package.zip");
        if (!await PackageArchive.TryCopyAsync(package, zip, cancellationToken).ConfigureAwait(false))
            return (null, new PluginRefusal("too_large", new LocalizedText("压缩包超过 100 MB", "The package is larger than 100 MB")));

        var content = Directory.CreateDirectory(Path.Combine(incoming, "content")).FullName;
        if (await PackageArchive.UnpackAsync(zip, content, cancellationToken).ConfigureAwait(false) is { } refusal)
            return (null, refusal);

        var manifestPath = Path.Combine(content, ManifestReader.FileName);
        if (!File.Exists(manifestPath) || new FileInfo(manifestPath).Length > ManifestReader.MaxBytes)
            return (null, new PluginRefusal("bad_package", new LocalizedText("压缩包顶层缺少 plugin.json", "The package has no plugin.json at its top")));
        if (!ManifestReader.TryRead(await File.ReadAllBytesAsync(manifestPath, cancellationToken).ConfigureAwait(false), out var manifest, out var problem))
            return (null, new PluginRefusal("bad_package", problem));

        var found = _scanner.Read(content, manifest.Id, installed: true);
        if (_checks.Check(found) is { } failed)
            return (found, new PluginRefusal(failed.State == PluginState.Incompatible ? "incompatible" : "bad_package", failed.Reason));
        return (found, RefuseDowngrade(manifest));
    }

    private PluginRefusal? RefuseDowngrade(PluginManifest manifest)
    {
        if (_lifecycle.Find(manifest.Id) is not { } slot)
            return null;
        var newest = slot.Package.Manifest?.Version;
        if (PluginVersion.TryParse(slot.Record.Version, out var ran) && (newest is null || ran > newest))
            newest = ran;
        if (newest is null || manifest.Version > newest)
            return null;
        return manifest.Version < newest
            ? new PluginRefusal("downgrade_refused", new LocalizedText($"已有更新的版本 {newest}，不能降级到 {manifest.Version}", $"The newer version {newest} is there; going back to {manifest.Version} is refused"))
            : new PluginRefusal("same_version", new LocalizedText($"版本 {newest} 已安装", $"The version {newest} is already installed"));
    }

    private string MakeIncoming() => Directory.CreateDirectory(Path.Combine(_options.InstalledFolder, ".incoming-" + Guid.NewGuid().ToString("N"))).FullName;

    private void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _logger.LogWarning(exception, "The folder {Folder} could not be deleted", folder);
        }
    }
}
