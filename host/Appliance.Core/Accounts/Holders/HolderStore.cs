using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts.Holders;

/// <summary>The SQL of holders.</summary>
internal static class HolderStore
{
    /// <summary>The holders of an account, the newest first, at most 100; empty for one that was never passed on.</summary>
    public static List<HolderView> Of(DbConnection connection, long agentId) => connection.Query<Row>(
        """
        select display_name as DisplayName, nickname as Nickname, from_at as FromAt, to_at as ToAt, passed_by as PassedBy
        from account_holders where agent_id = @agentId order by id desc limit 100
        """,
        new { agentId }).Select(row => new HolderView(
            row.DisplayName, row.Nickname, StoredTime.From(row.FromAt), StoredTime.From(row.ToAt), row.PassedBy)).ToList();

    /// <summary>The name of the former holder of that time; null where today's holder had the account then.</summary>
    public static string? FormerAt(DbConnection connection, long agentId, long at) => connection.QueryFirstOrDefault<string?>(
        "select display_name from account_holders where agent_id = @agentId and to_at > @at order by to_at limit 1", new { agentId, at });

    /// <summary>Ends the holder of today under the name that they have now, and begins the next.</summary>
    public static void PassOn(DbConnection connection, AgentRow before, AgentRow after, long? passedBy, long now)
    {
        var ended = connection.Execute(
            "update account_holders set to_at = @now, display_name = @DisplayName, nickname = @Nickname where agent_id = @Id and to_at is null",
            new { before.Id, before.DisplayName, before.Nickname, now });
        if (ended == 0)
        {
            connection.Execute(
                """
                insert into account_holders (agent_id, display_name, nickname, from_at, to_at)
                values (@Id, @DisplayName, @Nickname, @CreatedAt, @now)
                """,
                new { before.Id, before.DisplayName, before.Nickname, before.CreatedAt, now });
        }
        connection.Execute(
            "insert into account_holders (agent_id, display_name, nickname, from_at, passed_by) values (@Id, @DisplayName, @Nickname, @now, @passedBy)",
            new { after.Id, after.DisplayName, after.Nickname, now, passedBy });
    }

    /// <summary>The account is erased, and with it the names of all who had it.</summary>
    public static void Erase(DbConnection connection, long agentId, string placeholder) => connection.Execute(
        "update account_holders set display_name = @placeholder, nickname = null where agent_id = @agentId", new { agentId, placeholder });

    private sealed class Row
    {
        public string DisplayName { get; init; } = "";
        public string? Nickname { get; init; }
        public long FromAt { get; init; }
        public long? ToAt { get; init; }
        public long? PassedBy { get; init; }
    }
}
