using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Appliance.Core.Alerts;

/// <summary>Looks for abnormal operations in an entry of the audit log and what stands before it.</summary>
internal sealed class AuditDetector(OrganizationCalendar calendar)
{
    private const int MostNamed = 20;

    // Each by its index (agent_id, id), bounded by the first entry of the window.
    private const string Recent =
        """
        select id as Id, action as Action, detail as Detail from audit_log
        where agent_id = @AgentId and id <= @Id and id >= coalesce((select id from audit_log where at >= @since order by at, id limit 1), @Id)
        order by id desc limit 2000
        """;

    private static readonly string[] Watched = ["channel", "widget", "rule", "routing", "role", "group"];
    private static readonly string[] HighRights =
        ["agent", "agents", "organisation", "role", "plugin", "token", "settings", "sign_in_provider", "channel", "departure", "cover", "identity", "alerts", "announcement", "template"];

    public IEnumerable<Raised> Look(DbConnection connection, AlertRules rules, WatchedEntry entry)
    {
        // What the server does by itself has its reason in what somebody set up.
        if (entry.AgentId is null || entry.Actor is not ("agent" or "token"))
            yield break;
        if (rules.MassExport && IsExport(entry.Action) && Exports(connection, rules, entry) is { } exports)
            yield return exports;
        if (rules.FrequentChanges && Watched.Contains(AreaOf(entry.Action)) && Changes(connection, rules, entry) is { } changes)
            yield return changes;
        if (rules.OddHours && (HighRights.Contains(AreaOf(entry.Action)) || IsExport(entry.Action))
            && !IsOwnBusiness(entry) && rules.IsOdd(calendar.Local(StoredTime.From(entry.At)).Hour))
        {
            yield return new Raised(
                AlertKinds.OddHours, Subject(entry), entry.AgentId, 1, TimeSpan.FromHours(12), new AlertEvidence(AuditIds: [entry.Id]));
        }
    }

    private static Raised? Exports(DbConnection connection, AlertRules rules, WatchedEntry entry)
    {
        var exports = Before(connection, entry, rules.MassExportMinutes).Where(row => IsExport(row.Action)).ToList();
        var rows = exports.Sum(row => RowsOf(row.Detail));
        return exports.Count >= rules.MassExportCount || rows >= rules.MassExportRows
            ? new Raised(
                AlertKinds.MassExport, Subject(entry), entry.AgentId, exports.Count, TimeSpan.FromMinutes(rules.MassExportMinutes),
                new AlertEvidence(rules.MassExportCount, rules.MassExportMinutes, rows, Named(exports)))
            : null;
    }

    private static Raised? Changes(DbConnection connection, AlertRules rules, WatchedEntry entry)
    {
        var changes = Before(connection, entry, rules.FrequentChangesMinutes).Where(row => Watched.Contains(AreaOf(row.Action)) && !IsExport(row.Action)).ToList();
        return changes.Count >= rules.FrequentChangesCount
            ? new Raised(
                AlertKinds.FrequentChanges, Subject(entry), entry.AgentId, changes.Count, TimeSpan.FromMinutes(rules.FrequentChangesMinutes),
                new AlertEvidence(rules.FrequentChangesCount, rules.FrequentChangesMinutes, AuditIds: Named(changes)))
            : null;
    }

    private static IEnumerable<WatchedEntry> Before(DbConnection connection, WatchedEntry entry, int minutes) => connection.Query<WatchedEntry>(
        Recent, new { entry.AgentId, entry.Id, since = entry.At - (long)TimeSpan.FromMinutes(minutes).TotalMilliseconds });

    private static List<long> Named(IEnumerable<WatchedEntry> entries) => [.. entries.Take(MostNamed).Select(row => row.Id)];

    private static string Subject(WatchedEntry entry) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"agent:{entry.AgentId}");

    private static string AreaOf(string action) => action.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? action[..dot] : action;

    private static bool IsExport(string action) => action.EndsWith("xported", StringComparison.Ordinal);

    // One's own password at night is nobody's alert.
    private static bool IsOwnBusiness(WatchedEntry entry) => entry.ObjectKind == "agent" && entry.ObjectId == entry.AgentId;

    private static long RowsOf(string detail)
    {
        using var document = JsonDocument.Parse(detail);
        return (document.RootElement.TryGetProperty("rows", out var rows) || document.RootElement.TryGetProperty("count", out rows))
            && rows.TryGetInt64(out var count) ? count : 0;
    }
}
