using System.Threading.Channels;
using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Notices;
using Appliance.Core.Settings;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Alerts;

/// <summary>
/// Follows the audit log and the sign-in log, each from where it left off, on the bulk lane: what it raises and how far it
/// has come commit together, so each entry is looked at once. It is woken by the event log and writes nothing while there
/// is nothing to look at, so that messages pay nothing for it.
/// </summary>
internal sealed class AlertWatch(
    DatabaseStarter starter,
    IDatabase database,
    IEventLog events,
    AuditDetector audit,
    SettingsStore settings,
    NoticeService notices,
    AgentDirectory agents,
    TimeProvider clock,
    ILogger<AlertWatch> logger) : BackgroundService
{
    private const int Slice = 50;
    private const int MostTold = 50;
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(30);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Looks at everything that has been written since the last time.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var rules = settings.Get<AlertRules>(AlertRules.Key) ?? new AlertRules();
        while (await database.WriteAsync(session => Step(session, rules), cancellationToken, WriteLane.Bulk))
            cancellationToken.ThrowIfCancellationRequested();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await starter.Started.WaitAsync(stoppingToken);
            using var listening = events.Listen(batch =>
            {
                if (batch.Any(item => item.Type is AuditEvents.Appended or AccountEvents.SignInTried))
                    _wake.Writer.TryWrite(true);
            });
            _wake.Writer.TryWrite(true);
            while (await _wake.Reader.WaitToReadAsync(stoppingToken))
            {
                _wake.Reader.TryRead(out _);
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CatchUpAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogWarning(fault, "The logs could not be looked through for alerts; trying again in {Pause}", AfterFault);
            await Task.Delay(AfterFault, clock, cancellationToken);
            _wake.Writer.TryWrite(true);
        }
    }

    /// <summary>One slice of each log. True when there may be more.</summary>
    private bool Step(IWriteSession session, AlertRules rules)
    {
        var connection = session.Connection;
        if (AlertStore.Cursor(connection, "audit") is not { } auditId || AlertStore.Cursor(connection, "signIns") is not { } signInId)
        {
            // What happened before anybody watched is history.
            AlertStore.MoveCursor(connection, "audit", connection.ExecuteScalar<long?>("select max(id) from audit_log") ?? 0);
            AlertStore.MoveCursor(connection, "signIns", connection.ExecuteScalar<long?>("select max(id) from sign_ins") ?? 0);
            return false;
        }

        var entries = connection.Query<WatchedEntry>(
            """
            select id as Id, at as At, agent_id as AgentId, actor as Actor, action as Action, object_kind as ObjectKind, object_id as ObjectId, detail as Detail
            from audit_log where id > @auditId order by id limit @Slice
            """,
            new { auditId, Slice }).AsList();
        var signIns = connection.Query<WatchedSignIn>(
            """
            select id as Id, at as At, agent_id as AgentId, login as Login, outcome as Outcome, address as Address
            from sign_ins where id > @signInId order by id limit @Slice
            """,
            new { signInId, Slice }).AsList();
        foreach (var entry in entries)
            Take(session, audit.Look(connection, rules, entry), entry.At);
        foreach (var tried in signIns)
            Take(session, SignInDetector.Look(connection, rules, tried), tried.At);
        if (entries.Count > 0)
            AlertStore.MoveCursor(connection, "audit", entries[^1].Id);
        if (signIns.Count > 0)
            AlertStore.MoveCursor(connection, "signIns", signIns[^1].Id);
        return entries.Count == Slice || signIns.Count == Slice;
    }

    private void Take(IWriteSession session, IEnumerable<Raised> found, long at)
    {
        foreach (var raised in found.ToList())
        {
            if (AlertStore.Raise(session.Connection, raised, at) is not { } id)
                continue;
            var name = raised.AgentId is { } agentId ? agents.Find(agentId)?.DisplayName : null;
            foreach (var watcher in PermissionHolders.Ids(session.Connection, Permissions.AlertsView, MostTold))
                notices.Post(session, AlertTexts.ForWatcher(watcher, id, raised, name));
            if (AlertTexts.ForOwner(raised) is { } own)
                notices.Post(session, own);
        }
    }
}
