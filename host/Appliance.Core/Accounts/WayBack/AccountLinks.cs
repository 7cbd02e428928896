using System.Data.Common;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.WayBack;

/// <summary>The SQL of the codes that are sent by mail: kept as hashes, each good once and for a while.</summary>
internal static class AccountLinks
{
    public const string Reset = "reset";
    public const string Unlock = "unlock";

    /// <summary>Adds one and forgets those that ran out a day ago.</summary>
    public static void Add(IWriteSession session, long agentId, string kind, string code, string? address, TimeSpan life, long now)
    {
        session.Connection.Execute(
            "delete from account_links where expires_at < @before", new { before = now - (long)TimeSpan.FromDays(1).TotalMilliseconds });
        session.Connection.Execute(
            """
            insert into account_links (agent_id, kind, token_hash, address, created_at, expires_at)
            values (@agentId, @kind, @hash, @address, @now, @expires)
            """,
            new { agentId, kind, hash = AccountCode.Hash(code), address, now, expires = now + (long)life.TotalMilliseconds });
    }

    /// <summary>Whose code it is while it is good; null otherwise.</summary>
    public static long? Find(DbConnection connection, string kind, string code, long now) => connection.ExecuteScalar<long?>(
        "select agent_id from account_links where token_hash = @hash and kind = @kind and used_at is null and expires_at > @now",
        new { hash = AccountCode.Hash(code), kind, now });

    /// <summary>Uses it up; null when it was used, has run out or never was.</summary>
    public static long? Use(IWriteSession session, string kind, string code, long now) => session.Connection.ExecuteScalar<long?>(
        """
        update account_links set used_at = @now
        where token_hash = @hash and kind = @kind and used_at is null and expires_at > @now returning agent_id
        """,
        new { hash = AccountCode.Hash(code), kind, now });

    /// <summary>Makes every code of the account worthless.</summary>
    public static void UseAll(IWriteSession session, long agentId, long now) => session.Connection.Execute(
        "update account_links set used_at = @now where agent_id = @agentId and used_at is null", new { agentId, now });

    /// <summary>Takes all of an account away.</summary>
    public static void DeleteOfAgent(DbConnection connection, long agentId) =>
        connection.Execute("delete from account_links where agent_id = @agentId", new { agentId });

    /// <summary>How many were sent to the account since.</summary>
    public static int Sent(IWriteSession session, long agentId, string kind, long since) => session.Connection.ExecuteScalar<int>(
        "select count(*) from account_links where agent_id = @agentId and kind = @kind and created_at > @since", new { agentId, kind, since });
}
