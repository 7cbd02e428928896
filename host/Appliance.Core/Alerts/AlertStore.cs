using System.Data.Common;
using Dapper;

namespace Appliance.Core.Alerts;

/// <summary>The SQL of alerts.</summary>
internal static class AlertStore
{
    private const string Columns =
        "id as Id, kind as Kind, subject as Subject, agent_id as AgentId, at as At, last_at as LastAt, count as Count, evidence as Evidence";

    /// <summary>Adds an alert, or tells more of one raised within its window. Returns the id when it is news.</summary>
    public static long? Raise(DbConnection connection, Raised raised, long now)
    {
        var evidence = StoredJson.Write(raised.Evidence);
        var known = connection.ExecuteScalar<long?>(
            "select id from alerts where kind = @Kind and subject = @Subject and last_at >= @since order by last_at desc limit 1",
            new { raised.Kind, raised.Subject, since = now - (long)raised.Window.TotalMilliseconds });
        if (known is not null)
        {
            connection.Execute(
                "update alerts set last_at = @now, count = case when @Count > count then @Count else count + 1 end, evidence = @evidence where id = @known",
                new { now, raised.Count, evidence, known });
            return null;
        }

        return connection.ExecuteScalar<long>(
            """
            insert into alerts (kind, subject, agent_id, at, last_at, count, evidence)
            values (@Kind, @Subject, @AgentId, @now, @now, @Count, @evidence) returning id
            """,
            new { raised.Kind, raised.Subject, raised.AgentId, now, raised.Count, evidence });
    }

    public static List<AlertView> Page(DbConnection connection, string? kind, long before, int limit) => connection.Query<Row>(
        $"select {Columns} from alerts where id < @before and (@kind is null or kind = @kind) order by id desc limit @limit",
        new { before, kind, limit }).Select(row => row.View).ToList();

    public static List<AlertView> After(DbConnection connection, long id, int limit) => connection.Query<Row>(
        $"select {Columns} from alerts where id > @id order by id desc limit @limit", new { id, limit }).Select(row => row.View).ToList();

    public static AlertView? Find(DbConnection connection, long id) =>
        connection.QuerySingleOrDefault<Row>($"select {Columns} from alerts where id = @id", new { id })?.View;

    public static long? Cursor(DbConnection connection, string log) =>
        connection.ExecuteScalar<long?>("select last_id from alert_cursors where log = @log", new { log });

    public static void MoveCursor(DbConnection connection, string log, long lastId) => connection.Execute(
        "insert into alert_cursors (log, last_id) values (@log, @lastId) on conflict (log) do update set last_id = excluded.last_id", new { log, lastId });

    private sealed class Row
    {
        public long Id { get; init; }
        public string Kind { get; init; } = "";
        public string Subject { get; init; } = "";
        public long? AgentId { get; init; }
        public long At { get; init; }
        public long LastAt { get; init; }
        public int Count { get; init; }
        public string Evidence { get; init; } = "{}";

        public AlertView View => new(
            Id, Kind, AgentId, AgentId is null ? Subject[(Subject.IndexOf(':', StringComparison.Ordinal) + 1)..] : null,
            StoredTime.From(At), StoredTime.From(LastAt), Count, StoredJson.Read<AlertEvidence>(Evidence) ?? new AlertEvidence());
    }
}
