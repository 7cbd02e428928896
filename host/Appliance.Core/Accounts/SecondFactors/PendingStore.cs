using System.Data.Common;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>The SQL of sign-ins that wait for a second factor.</summary>
internal static class PendingStore
{
    public const int MaxFailures = 5;
    private const int MaxOfOneAgent = 10;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Adds one; the oldest of the agent's beyond ten are forgotten, and so is what has run out.</summary>
    public static void Insert(IWriteSession session, long agentId, string token, bool persistent, string? userAgent, long now)
    {
        var connection = session.Connection;
        connection.Execute("delete from pending_sign_ins where expires_at <= @now", new { now });
        connection.Execute(
            """
            delete from pending_sign_ins where agent_id = @agentId
              and id not in (select id from pending_sign_ins where agent_id = @agentId order by id desc limit @keep)
            """,
            new { agentId, keep = MaxOfOneAgent - 1 });
        connection.Execute(
            """
            insert into pending_sign_ins (token_hash, agent_id, security_stamp, persistent, user_agent, expires_at)
            select @hash, id, security_stamp, @persistent, @userAgent, @expires from agents where id = @agentId
            """,
            new { hash = OpaqueToken.Hash(token), agentId, persistent = persistent ? 1 : 0, userAgent, expires = now + (long)Lifetime.TotalMilliseconds });
    }

    /// <summary>
    /// The sign-in behind a cookie; null when it has run out, was used, is another browser's, or the account's password
    /// or state has changed since.
    /// </summary>
    public static PendingRow? Find(DbConnection connection, string token, CallerInfo caller, long now)
    {
        var row = connection.QuerySingleOrDefault<PendingRow>(
            """
            select p.id as Id, p.agent_id as AgentId, p.persistent as Persistent, p.user_agent as UserAgent, p.failures as Failures
            from pending_sign_ins p join agents a on a.id = p.agent_id
            where p.token_hash = @hash and p.expires_at > @now and a.state = 'enabled' and a.security_stamp = p.security_stamp
            """,
            new { hash = OpaqueToken.Hash(token), now });
        return row is not null && row.UserAgent == caller.UserAgent ? row : null;
    }

    /// <summary>Counts a wrong try; true when it was one too many and the sign-in is over.</summary>
    public static bool Failed(IWriteSession session, PendingRow row)
    {
        if (row.Failures + 1 < MaxFailures)
        {
            session.Connection.Execute("update pending_sign_ins set failures = failures + 1 where id = @Id", new { row.Id });
            return false;
        }
        Remove(session, row.Id);
        return true;
    }

    /// <summary>False when another call was first.</summary>
    public static bool Remove(IWriteSession session, long id) =>
        session.Connection.Execute("delete from pending_sign_ins where id = @id", new { id }) == 1;
}
