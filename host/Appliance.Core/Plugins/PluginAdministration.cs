using System.Text.Json.Nodes;
using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Plugins;
using Appliance.Plugins.Install;
using Appliance.Plugins.Loading;
using Appliance.Plugins.Logging;
using Appliance.Storage;

namespace Appliance.Core.Plugins;

/// <summary>
/// Plugins as an admin sees and changes them. To see needs <c>plugins.view</c>, to change <c>plugins.edit</c>; every change
/// is in the audit log. What the plugin host itself will not do is answered with its own words.
/// </summary>
public sealed class PluginAdministration(PluginRegistry registry, PluginOperations operations, PluginInstaller installer, AuditLog audit, IDatabase database)
{
    /// <summary>All plugins, by id. Refused: forbidden.</summary>
    public Result<IReadOnlyList<PluginStatus>> List(Actor actor) =>
        Sees(actor) is { } refusal ? refusal : registry.Plugins.ToList();

    /// <summary>One plugin. Refused: forbidden, not_found.</summary>
    public Result<PluginStatus> Get(Actor actor, string id) =>
        Sees(actor) is { } refusal ? refusal : registry.Find(id) is { } plugin ? plugin : Refusal.NotFound;

    /// <summary>The plugin's last lines, at most 200, oldest first. Refused: forbidden, not_found.</summary>
    public Result<IReadOnlyList<PluginLogLine>> ReadLog(Actor actor, string id) =>
        Sees(actor) is { } refusal ? refusal : registry.Find(id) is null ? Refusal.NotFound : registry.ReadLog(id).ToList();

    /// <summary>Load contexts that .NET has not freed yet. Refused: forbidden.</summary>
    public Result<IReadOnlyList<RetiredContext>> RetiredContexts(Actor actor) =>
        Sees(actor) is { } refusal ? refusal : registry.RetiredContexts.Current.ToList();

    /// <summary>Whether only shipped plugins run: by a setting, or because the server ended several times after its start.</summary>
    public bool SafeMode => registry.SafeMode;

    /// <summary>Whether safe mode is on by a setting.</summary>
    public bool SafeModeSet => registry.SafeModeSet;

    /// <summary>The plugin's settings, without secrets. Refused: forbidden, not_found (also when it is not running or declares none).</summary>
    public Result<PluginSettingsView> ReadSettings(Actor actor, string id) =>
        Sees(actor) is { } refusal ? refusal : operations.ReadSettings(id) is { } settings ? settings : Refusal.NotFound;

    /// <summary>Checks and stores settings, and starts the plugin anew. Refused: forbidden.</summary>
    public Task<Result<PluginAnswer>> SaveSettingsAsync(Actor actor, string id, JsonObject values, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, "settings_changed", () => operations.SaveSettingsAsync(id, values, cancellationToken), cancellationToken);

    /// <summary>Switches on, ends a quarantine, starts. Refused: forbidden.</summary>
    public Task<Result<PluginAnswer>> EnableAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, "enabled", () => operations.EnableAsync(id, cancellationToken), cancellationToken);

    /// <summary>Switches off: no new call begins, running ones are told to end. Refused: forbidden.</summary>
    public Task<Result<PluginAnswer>> DisableAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, "disabled", () => operations.DisableAsync(id, cancellationToken), cancellationToken);

    /// <summary>Stops and starts, without waiting for a retry. Refused: forbidden.</summary>
    public Task<Result<PluginAnswer>> RestartAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, "restarted", () => operations.RestartAsync(id, cancellationToken), cancellationToken);

    /// <summary>Removes a plugin; with <paramref name="wipe"/> its settings and documents, too. Refused: forbidden.</summary>
    public Task<Result<PluginAnswer>> UninstallAsync(Actor actor, string id, bool wipe, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, wipe ? "wiped" : "uninstalled", () => installer.UninstallAsync(id, wipe, cancellationToken), cancellationToken);

    /// <summary>Installs or upgrades from a zip of at most 100 MB. Refused: forbidden.</summary>
    public async Task<Result<PluginAnswer>> InstallAsync(Actor actor, Stream package, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.PluginsEdit))
        {
            return Refusal.Forbidden(Permissions.PluginsEdit);
        }

        var (status, why) = await installer.InstallAsync(package, cancellationToken);
        if (status is not null)
        {
            await NoteAsync(actor, "installed", new { plugin = status.Id, version = status.Version }, cancellationToken);
        }

        return new PluginAnswer(status, why);
    }

    private static Refusal? Sees(Actor actor) => actor.May(Permissions.PluginsView) ? null : Refusal.Forbidden(Permissions.PluginsView);

    private async Task<Result<PluginAnswer>> ChangeAsync(Actor actor, string id, string what, Func<Task<PluginRefusal?>> change, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.PluginsEdit))
        {
            return Refusal.Forbidden(Permissions.PluginsEdit);
        }

        if (registry.Find(id) is null)
        {
            return Refusal.NotFound;
        }

        var why = await change();
        if (why is null)
        {
            await NoteAsync(actor, what, new { plugin = id }, cancellationToken);
        }

        return new PluginAnswer(registry.Find(id), why);
    }

    private Task NoteAsync(Actor actor, string what, object detail, CancellationToken cancellationToken) =>
        database.WriteAsync(session => audit.Append(session, actor, "plugin." + what, "plugin", null, detail), cancellationToken);
}
