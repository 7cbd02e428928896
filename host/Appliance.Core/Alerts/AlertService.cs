using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Core.Settings;
using Appliance.Storage;

namespace Appliance.Core.Alerts;

/// <summary>Alerts on abnormal operations, and the thresholds at which they are raised.</summary>
public sealed class AlertService(IDatabase database, SettingsStore settings, AuditLog audit)
{
    /// <summary>Alerts, newest first. Needs <c>alerts.view</c>. Refused: forbidden, invalid (kind, cursor).</summary>
    public Result<Page<AlertView>> List(Actor actor, string? kind, PageRequest page)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(page);
        if (!actor.May(Permissions.AlertsView))
            return Refusal.Forbidden(Permissions.AlertsView);
        if (kind is not null && !AlertKinds.All.Contains(kind))
            return Refusal.Invalid("kind", "unknown");
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var before))
            return Refusal.Invalid("cursor", "invalid");
        return page.Cut(database.Read(connection => AlertStore.Page(connection, kind, before.Id, page.Fetch)), alert => new PageCursor(0, alert.Id));
    }

    /// <summary>The thresholds in force. Needs <c>alerts.view</c>. Refused: forbidden.</summary>
    public Result<AlertRules> Rules(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(Permissions.AlertsView) ? Stored : Refusal.Forbidden(Permissions.AlertsView);
    }

    /// <summary>Sets the thresholds; they hold for what happens from then on. Needs <c>alerts.edit</c>. Refused: forbidden, invalid.</summary>
    public async Task<Result<AlertRules>> SetRulesAsync(Actor actor, AlertRules rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(rules);
        if (!actor.May(Permissions.AlertsEdit))
            return Refusal.Forbidden(Permissions.AlertsEdit);
        if (rules.Faults() is { Count: > 0 } faults)
            return Refusal.Invalid(faults);
        var before = Stored;
        if (before == rules)
            return rules;
        await database.WriteAsync(
            session =>
            {
                settings.Set(session, AlertRules.Key, rules);
                audit.Append(session, actor, "alerts.rules_changed", null, null, new { before, after = rules });
            },
            cancellationToken);
        return rules;
    }

    private AlertRules Stored => settings.Get<AlertRules>(AlertRules.Key) ?? new AlertRules();
}
