using Appliance.Plugins.Packages;
using Appliance.Plugins.State;

namespace Appliance.Plugins.Lifecycle;

/// <summary>Brings what runs in line with what lies in the folders.</summary>
internal sealed class PluginDiscovery(PackageScanner scanner, PluginLifecycle lifecycle, IPluginStateStore store) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <summary>Starts what is new, restarts what has changed, removes what is gone; returns when all of it is done.</summary>
    public async Task RescanAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var found = scanner.Scan().ToDictionary(package => package.Id);
            var gone = lifecycle.Slots.Where(slot => !found.ContainsKey(slot.Package.Id)).Select(slot => RemoveAsync(slot, cancellationToken));
            var changed = found.Values.Where(IsChanged).Select(package => TakeAsync(package, cancellationToken));
            await Task.WhenAll([.. gone, .. changed]).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool IsChanged(PluginPackage package) =>
        lifecycle.Find(package.Id) is not { } slot || slot.Package.Fingerprint != package.Fingerprint || slot.Package.Folder != package.Folder;

    private async Task TakeAsync(PluginPackage package, CancellationToken cancellationToken)
    {
        if (lifecycle.Find(package.Id) is { } slot)
        {
            await PluginLifecycle.ChangeAsync(
                slot,
                async () =>
                {
                    lifecycle.Stop(slot, PluginState.Discovered);
                    slot.Package = package;
                    await lifecycle.StartAsync(slot).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            return;
        }

        // A plugin that comes back finds its settings again.
        var records = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var added = lifecycle.Add(package, records.FirstOrDefault(record => record.Id == package.Id));
        await PluginLifecycle.ChangeAsync(added, () => StartAsync(added), cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> StartAsync(PluginSlot slot)
    {
        await lifecycle.StartAsync(slot).ConfigureAwait(false);
        return true;
    }

    private Task<bool> RemoveAsync(PluginSlot slot, CancellationToken cancellationToken) => PluginLifecycle.ChangeAsync(
        slot,
        () =>
        {
            lifecycle.Remove(slot);
            return Task.FromResult(true);
        },
        cancellationToken);
}
