using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The SQL of sessions.</summary>
internal static class SessionStore
{
    public static long Insert(
        IWriteSession session, long agentId, string token, string xsrfToken, bool persistent, CallerInfo caller, TimeProvider clock, long? deviceId = null)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return session.Connection.ExecuteScalar<long>(
            """
            insert into sessions (token_hash, agent_id, xsrf_token, persistent, address, user_agent, client, created_at, last_seen_at, verified_at, expires_at, device_id)
            values (@hash, @agentId, @xsrfToken, @persistent, @Address, @UserAgent, @Client, @now, @now, @now, @expires, @deviceId)
            returning id
            """,
            new
            {
                hash = OpaqueToken.Hash(token),
                agentId,
                xsrfToken,
                persistent = persistent ? 1 : 0,
                caller.Address,
                caller.UserAgent,
                caller.Client,
                now,
                deviceId,
                expires = now + (long)SessionLifetime.Of(persistent).TotalMilliseconds,
            });
    }

    /// <summary>Ends one session and tells; false when it had ended or is not the agent's.</summary>
    public static bool End(IWriteSession session, long agentId, long sessionId, TimeProvider clock)
    {
        var ended = session.Connection.Execute(
            "update sessions set ended_at = @now where id = @sessionId and agent_id = @agentId and ended_at is null",
            new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), sessionId, agentId }) == 1;
        if (ended)
            session.Append(AccountEvents.Session(sessionId, agentId));
        return ended;
    }

    /// <summary>Ends every session of an agent but one, and tells of each.</summary>
    public static void EndAll(IWriteSession session, long agentId, long? except, TimeProvider clock)
    {
        var ids = session.Connection.Query<long>(
            "update sessions set ended_at = @now where agent_id = @agentId and ended_at is null and id <> @except returning id",
            new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), agentId, except = except ?? 0 }).AsList();
        foreach (var id in ids)
            session.Append(AccountEvents.Session(id, agentId));
    }
}
