using System.Text.Json.Nodes;
using Appliance.Plugins.Lifecycle;
using Appliance.Plugins.Supervision;
using Appliance.Sdk;

namespace Appliance.Plugins;

/// <summary>What an admin does with plugins that are there. Every change is stored before it takes effect.</summary>
public sealed class PluginOperations
{
    private readonly PluginLifecycle _lifecycle;
    private readonly RunJournal _journal;

    internal PluginOperations(PluginLifecycle lifecycle, RunJournal journal)
    {
        _lifecycle = lifecycle;
        _journal = journal;
    }

    /// <summary>Switches a plugin on, ends its quarantine, and starts it; returns when it runs or has failed. Null when done.</summary>
    public Task<PluginRefusal?> EnableAsync(string id, CancellationToken cancellationToken) => WithSlotAsync(
        id,
        async slot =>
        {
            _journal.Forgive(id);
            if (!slot.Record.Enabled || slot.Record.Quarantine is not null)
                await _lifecycle.SaveAsync(slot, slot.Record with { Enabled = true, Quarantine = null }, cancellationToken).ConfigureAwait(false);
            if (slot.Run is null)
            {
                slot.Faults = 0;
                await _lifecycle.StartAsync(slot).ConfigureAwait(false);
            }

            return null;
        },
        cancellationToken);

    /// <summary>
    /// Switches a plugin off. When it returns no new call begins and no wait for a running one goes on; one that ignores
    /// being told to end shows as stuck. Null when done.
    /// </summary>
    public Task<PluginRefusal?> DisableAsync(string id, CancellationToken cancellationToken) => WithSlotAsync(
        id,
        async slot =>
        {
            if (slot.Record.Enabled)
                await _lifecycle.SaveAsync(slot, slot.Record with { Enabled = false }, cancellationToken).ConfigureAwait(false);
            _lifecycle.Stop(slot, PluginState.Disabled);
            return null;
        },
        cancellationToken);

    /// <summary>Stops and starts a plugin; also one that is faulted, without waiting for its retry. Null when done.</summary>
    public Task<PluginRefusal?> RestartAsync(string id, CancellationToken cancellationToken) => WithSlotAsync(
        id,
        async slot =>
        {
            _lifecycle.Stop(slot, PluginState.Discovered);
            await _lifecycle.StartAsync(slot).ConfigureAwait(false);
            return null;
        },
        cancellationToken);

    /// <summary>The plugin's settings; null when there is no such plugin, it is not running, or it declares none.</summary>
    public PluginSettingsView? ReadSettings(string id)
    {
        if (_lifecycle.Find(id) is not { Run.SettingsForm: { } form } slot)
            return null;
        var stored = slot.Record.Settings;
        return new PluginSettingsView(form, form.Show(stored), form.SecretsSet(stored));
    }

    /// <summary>
    /// Checks and stores settings, and starts the plugin anew with them. Null when done; <c>invalid</c> with the errors by
    /// field, <c>no_settings</c> when it declares none or is not running.
    /// </summary>
    /// <param name="id">The plugin.</param>
    /// <param name="values">Field → value; an absent secret keeps the stored one, an empty one clears it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<PluginRefusal?> SaveSettingsAsync(string id, JsonObject values, CancellationToken cancellationToken) => WithSlotAsync(
        id,
        async slot =>
        {
            if (slot.Run is not { SettingsForm: not null } run)
                return new PluginRefusal("no_settings", new LocalizedText("插件未运行或没有设置", "The plugin is not running, or has no settings"));
            var check = await run.CheckSettingsAsync(values, slot.Record.Settings, cancellationToken).ConfigureAwait(false);
            if (!check.Returned)
                return new PluginRefusal("plugin_failed", check.Reason);
            if (!check.Value!.Accepted)
                return new PluginRefusal("invalid", new LocalizedText("设置不正确", "The settings are not right"), check.Value.Errors);

            await _lifecycle.SaveAsync(slot, slot.Record with { Settings = check.Value.Stored }, cancellationToken).ConfigureAwait(false);
            _lifecycle.Stop(slot, PluginState.Discovered);
            await _lifecycle.StartAsync(slot).ConfigureAwait(false);
            return null;
        },
        cancellationToken);

    private Task<PluginRefusal?> WithSlotAsync(string id, Func<PluginSlot, Task<PluginRefusal?>> change, CancellationToken cancellationToken) => _lifecycle.Find(id) is { } slot
        ? PluginLifecycle.ChangeAsync(slot, () => slot.Removed ? Task.FromResult<PluginRefusal?>(PluginRefusal.NotFound) : change(slot), cancellationToken)
        : Task.FromResult<PluginRefusal?>(PluginRefusal.NotFound);
}
