using System.Data.Common;
using Appliance.Core.Accounts;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Presence;

/// <summary>
/// Presence as stored: the chosen status with the agent, what counts in the log. An open entry of the log means
/// reachable and not offline, which is what routing checks in the same write that assigns.
/// </summary>
internal static class PresenceStore
{
    /// <summary>Online or away, and reachable.</summary>
    public static bool IsPresent(DbConnection connection, long agentId) =>
        connection.ExecuteScalar<long>(
            "select count(*) from presence_log where to_at is null and agent_id = @agentId", new { agentId }) > 0;

    public static bool IsEnabled(DbConnection connection, long agentId) =>
        connection.ExecuteScalar<long>("select count(*) from agents where id = @agentId and state = 'enabled'", new { agentId }) > 0;

    /// <summary>Brings what counts up to date with the chosen status and with whether the agent is reachable.</summary>
    public static PresenceView? Apply(IWriteSession session, long agentId, bool reachable, string? client, long now)
    {
        var connection = session.Connection;
        var chosen = connection.QuerySingleOrDefault<StatusRow>(
            "select presence as Presence, reception as Reception, state as State from agents where id = @agentId", new { agentId });
        if (chosen is null)
            return null;

        var counts = reachable && chosen.State == "enabled" ? chosen.Presence : PresenceStates.Offline;
        var view = new PresenceView(agentId, counts, chosen.Reception);
        var open = connection.QueryFirstOrDefault<StatusRow>(
            "select presence as Presence, reception as Reception from presence_log where to_at is null and agent_id = @agentId",
            new { agentId });
        if ((open?.Presence ?? PresenceStates.Offline) == counts && (open is null || open.Reception == chosen.Reception))
            return view;

        connection.Execute("update presence_log set to_at = @now where to_at is null and agent_id = @agentId", new { agentId, now });
        if (counts != PresenceStates.Offline)
        {
            connection.Execute(
                "insert into presence_log (agent_id, presence, reception, client, from_at) values (@agentId, @counts, @reception, @client, @now)",
                new { agentId, counts, reception = chosen.Reception ? 1 : 0, client, now });
        }

        if (open is null)
            AgentDuty.BeginIdle(connection, agentId, now);
        PresenceEvents.TellChanged(session, view);
        return view;
    }

    public static PresenceView Read(DbConnection connection, long agentId) =>
        connection.QuerySingleOrDefault<PresenceRow>($"{Select} where a.id = @agentId", new { agentId })?.ToView()
            ?? new PresenceView(agentId, PresenceStates.Offline, false);

    public static IReadOnlyList<PresenceView> ReadPresent(DbConnection connection) =>
        connection.Query<PresenceRow>($"{Select} where p.id is not null").Select(row => row.ToView()).ToList();

    /// <summary>Agents who counted as present, or have conversations, when the server last ended.</summary>
    public static IReadOnlyList<long> PresentOrServing(DbConnection connection) =>
        connection.Query<long>(
            """
            select agent_id from presence_log where to_at is null
            union
            select agent_id from conversations where state = 'active' and agent_id is not null
            """).ToList();

    private const string Select = """
        select a.id as AgentId, coalesce(p.presence, 'offline') as Presence, a.reception as Reception
        from agents a left join presence_log p on p.agent_id = a.id and p.to_at is null
        """;

    private sealed record StatusRow
    {
        public required string Presence { get; init; }

        public bool Reception { get; init; }

        public string? State { get; init; }
    }

    private sealed record PresenceRow
    {
        public long AgentId { get; init; }

        public required string Presence { get; init; }

        public bool Reception { get; init; }

        public PresenceView ToView() => new(AgentId, Presence, Reception);
    }
}
