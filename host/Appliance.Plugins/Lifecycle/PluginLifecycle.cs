using System.Collections.Concurrent;
using Appliance.Plugins.Calls;
using Appliance.Plugins.Logging;
using Appliance.Plugins.Packages;
using Appliance.Plugins.Runs;
using Appliance.Plugins.State;
using Appliance.Plugins.Supervision;
using Appliance.Sdk;
using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Lifecycle;

/// <summary>Starts and stops plugins and keeps what they bring; one change of one plugin at a time.</summary>
internal sealed class PluginLifecycle(PluginRunServices services, IPluginStateStore store, IChannelOwners owners, RunJournal journal, ILoggerFactory loggers)
{
    private static readonly TimeSpan[] Retries =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    private readonly PluginChecks _checks = new(services.Shared);
    private readonly ILogger _logger = loggers.CreateLogger("Appliance.Plugins");
    private readonly ConcurrentDictionary<string, PluginSlot> _slots = new(StringComparer.Ordinal);
    private readonly Lock _publishing = new();
    private readonly HashSet<PluginRun> _published = [];
    private volatile PartsSnapshot _parts = PartsSnapshot.Of([]);

    public event EventHandler<PluginChange>? Changed;

    public PartsSnapshot Parts => _parts;

    /// <summary>Only shipped plugins run.</summary>
    public bool SafeMode { get; set; } = services.Options.SafeMode;

    public ICollection<PluginSlot> Slots => _slots.Values;

    /// <summary>It is so by a setting, not because of what happened.</summary>
    public bool SafeModeSet => services.Options.SafeMode;

    public PluginSlot? Find(string id) => _slots.GetValueOrDefault(id);

    /// <summary>Makes the slot of a package that was found. It is not started yet.</summary>
    public PluginSlot Add(PluginPackage package, PluginRecord? record)
    {
        var log = new PluginLog(loggers.CreateLogger("Plugin." + package.Id), services.Time);
        var enabled = package.Origin == PluginOrigin.Shipped ? !services.Options.OffAtFirst.Contains(package.Id) : services.Options.StartDiscovered;
        record ??= new PluginRecord { Id = package.Id, Enabled = enabled, UpdatedAt = services.Time.GetUtcNow() };
        var slot = new PluginSlot(package, record, log, new CallLedger(services.Time), services.Time.GetUtcNow());
        _slots[package.Id] = slot;
        return slot;
    }

    /// <summary>Runs <paramref name="change"/> while nothing else changes the plugin.</summary>
    public static async Task<T> ChangeAsync<T>(PluginSlot slot, Func<Task<T>> change, CancellationToken cancellationToken)
    {
        await slot.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await change().ConfigureAwait(false);
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    public async Task SaveAsync(PluginSlot slot, PluginRecord record, CancellationToken cancellationToken)
    {
        record = record with { UpdatedAt = services.Time.GetUtcNow() };
        await store.SaveAsync(record, cancellationToken).ConfigureAwait(false);
        slot.Record = record;
    }

    /// <summary>Starts it if it may run. With the gate held.</summary>
    public async Task StartAsync(PluginSlot slot)
    {
        // Two runs of one plugin at a time would do its work twice; one that does not end is not waited for for ever.
        await Task.WhenAny(slot.Draining, Task.Delay(PluginRun.Grace, services.Time)).ConfigureAwait(false);
        if (Obstacle(slot) is { } obstacle)
        {
            Tell(slot, obstacle.State, obstacle.Reason);
            return;
        }

        Tell(slot, PluginState.Starting);
        var run = new PluginRun(slot.Package, services, slot.Ledger, slot.Log) { Failed = reason => _ = FaultAsync(slot.Package.Id, reason, null) };
        slot.Run = run;
        slot.Ledger.Started();
        journal.Starting(slot.Package.Id);
        var (problem, detail, needsSettings) = await run.StartAsync(slot.Record.Settings).ConfigureAwait(false);
        journal.Started(slot.Package.Id);

        problem ??= Publish(run);
        if (problem is null)
        {
            await NoteVersionAsync(slot).ConfigureAwait(false);
            Tell(slot, PluginState.Running, partsChanged: true);
            _logger.LogInformation("Plugin {Plugin} {Version} runs", slot.Package.Id, slot.Package.Manifest!.Version);
        }
        else if (needsSettings)
        {
            // Kept, so that the settings that mend it can be checked; no retry, because only an admin can mend it.
            Tell(slot, PluginState.Faulted, problem);
        }
        else
        {
            End(slot);
            Fault(slot, problem, detail);
        }
    }

    /// <summary>Stops it at once: new calls end and waits are over when this returns; the rest goes on in the background. With the gate held.</summary>
    public void Stop(PluginSlot slot, PluginState state, LocalizedText? reason = null)
    {
        End(slot);
        slot.Faults = 0;
        Tell(slot, state, reason, partsChanged: true);
    }

    /// <summary>Takes it out; its record stays. With the gate held.</summary>
    public void Remove(PluginSlot slot)
    {
        End(slot);
        slot.Removed = true;
        _slots.TryRemove(slot.Package.Id, out _);
        Changed?.Invoke(this, new PluginChange(slot.Package.Id, null, true));
    }

    /// <summary>Something of it failed outside of any call: it is stopped, shown as faulted, and started again later.</summary>
    public async Task FaultAsync(string id, LocalizedText reason, string? detail)
    {
        if (Find(id) is not { } slot)
            return;
        await ChangeAsync(
            slot,
            () =>
            {
                if (slot.Run is not null && slot.State is PluginState.Running or PluginState.Starting)
                {
                    End(slot);
                    Fault(slot, reason, detail);
                }

                return Task.FromResult(true);
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Starts again what is due, and tells what has become stuck or free.</summary>
    public async Task TickAsync(CancellationToken cancellationToken)
    {
        var now = services.Time.GetUtcNow();
        foreach (var slot in _slots.Values)
        {
            var shown = slot.Show().State;
            if (slot.RetryAt <= now && shown != PluginState.Stuck)
                await ChangeAsync(slot, () => RetryAsync(slot), cancellationToken).ConfigureAwait(false);
            else if (slot.Told != shown)
                Announce(slot, shown, partsChanged: false);
        }
    }

    private async Task<bool> RetryAsync(PluginSlot slot)
    {
        if (slot.RetryAt is not null && !slot.Removed)
            await StartAsync(slot).ConfigureAwait(false);
        return true;
    }

    private (PluginState State, LocalizedText? Reason)? Obstacle(PluginSlot slot)
    {
        if (slot.Record.Quarantine is not null)
            return (PluginState.Quarantined, Quarantined(slot.Record.Quarantine));
        if (!slot.Record.Enabled)
            return (PluginState.Disabled, null);
        if (SafeMode && slot.Package.Origin != PluginOrigin.Shipped)
            return (PluginState.Disabled, InSafeMode);
        if (_checks.Check(slot.Package) is { } failed)
            return failed;
        if (Manifest.PluginVersion.TryParse(slot.Record.Version, out var version) && slot.Package.Manifest!.Version < version)
            return (PluginState.Incompatible, new LocalizedText($"已运行过更新的版本 {version}，不能降级", $"The newer version {version} has run; going back is refused"));
        return null;
    }

    private LocalizedText InSafeMode => SafeModeSet
        ? new LocalizedText("安全模式：按设置只运行内置插件", "Safe mode: by a setting only shipped plugins run")
        : new LocalizedText("安全模式：服务器多次在启动后意外退出，只运行内置插件", "Safe mode: the server ended unexpectedly several times after its start; only shipped plugins run");

    private static LocalizedText Quarantined(string why) => why == "cut_off"
        ? new LocalizedText("启动该插件时服务器连续三次意外终止，已隔离；启用后再试", "The server died three times in a row while starting it: quarantined; enable it to try again")
        : new LocalizedText("该插件的代码两次使服务器崩溃，已隔离；启用后再试", "Its code made the server crash twice: quarantined; enable it to try again");

    private async Task NoteVersionAsync(PluginSlot slot)
    {
        var version = slot.Package.Manifest!.Version.ToString();
        if (slot.Record.Version == version)
            return;
        try
        {
            await SaveAsync(slot, slot.Record with { Version = version }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A full disk must not keep a plugin from running; it is written at the next start.
            _logger.LogWarning(exception, "The version of plugin {Plugin} could not be written down", slot.Package.Id);
        }
    }

    private LocalizedText? Publish(PluginRun run)
    {
        if (Taken(run.Published) is { } taken)
            return taken;
        lock (_publishing)
        {
            if (_parts.Clash(run.Published) is var clash and not null)
                return new LocalizedText($"标识“{clash.Value.Id}”已由插件 {clash.Value.PluginId} 提供", $"The id \"{clash.Value.Id}\" is already brought by the plugin {clash.Value.PluginId}");
            _published.Add(run);
            _parts = PartsSnapshot.Of(_published.Select(one => one.Published));
            return null;
        }
    }

    private LocalizedText? Taken(PublishedParts parts)
    {
        foreach (var channel in parts.Channels)
        {
            if (owners.OwnerOf(channel.Id) is { } owner && owner != channel.PluginId)
            {
                return new LocalizedText(
                    $"渠道“{channel.Id}”已有属于插件 {owner} 的账号，删除这些账号之前不能由别的插件提供",
                    $"The channel \"{channel.Id}\" has accounts that belong to the plugin {owner}; until they are deleted no other plugin can bring it");
            }
        }

        return null;
    }

    private void End(PluginSlot slot)
    {
        if (slot.Run is not { } run)
            return;
        slot.Run = null;
        lock (_publishing)
        {
            _published.Remove(run);
            _parts = PartsSnapshot.Of(_published.Select(one => one.Published));
        }

        run.Stop();
        slot.Draining = DrainAsync(slot, run, slot.Draining);
    }

    private async Task DrainAsync(PluginSlot slot, PluginRun run, Task former)
    {
        await Task.Yield();
        try
        {
            if (!await run.DrainAsync().ConfigureAwait(false))
                _logger.LogWarning("Plugin {Plugin} ignores being stopped", slot.Package.Id);
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "Plugin {Plugin} could not be let go", slot.Package.Id);
        }

        await former.ConfigureAwait(false);
    }

    private void Fault(PluginSlot slot, LocalizedText reason, string? detail)
    {
        var now = services.Time.GetUtcNow();
        if (slot.State == PluginState.Running && now - slot.Since >= Settled)
            slot.Faults = 0;
        Tell(slot, PluginState.Faulted, reason, detail, partsChanged: true);
        slot.RetryAt = now + Retries[Math.Min(slot.Faults, Retries.Length - 1)];
        slot.Faults++;
        _logger.LogError("Plugin {Plugin} is faulted: {Reason}", slot.Package.Id, reason.En);
    }

    private void Tell(PluginSlot slot, PluginState state, LocalizedText? reason = null, string? detail = null, bool partsChanged = false)
    {
        slot.Set(state, services.Time.GetUtcNow(), reason, detail);
        Announce(slot, state, partsChanged);
    }

    private void Announce(PluginSlot slot, PluginState state, bool partsChanged)
    {
        slot.Told = state;
        Changed?.Invoke(this, new PluginChange(slot.Package.Id, state, partsChanged));
    }
}
