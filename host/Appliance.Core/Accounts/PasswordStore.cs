using System.Data.Common;
using Appliance.Core.Accounts.Passwords;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The SQL of passwords and start codes.</summary>
internal static class PasswordStore
{
    public static void Set(IWriteSession session, long agentId, string hash, bool mustChange, TimeProvider clock)
    {
        Remember(session, agentId, clock);
        session.Connection.Execute(
        """
        update agents set password_hash = @hash, start_code_hash = null, must_change_password = @mustChange, password_changed_at = @now,
            security_stamp = @stamp, updated_at = @now,
            state = case when state = 'invited' then 'enabled' else state end
        where id = @agentId
        """,
        new { agentId, hash, mustChange = mustChange ? 1 : 0, now = clock.GetUtcNow().ToUnixTimeMilliseconds(), stamp = OpaqueToken.New(128) });
    }

    /// <summary>Takes the password away: only the start code opens the account, once, with a new password.</summary>
    public static void SetStartCode(IWriteSession session, long agentId, string code, TimeProvider clock) => session.Connection.Execute(
        """
        update agents set password_hash = null, start_code_hash = @hash, must_change_password = 1, security_stamp = @stamp, updated_at = @now
        where id = @agentId
        """,
        new { agentId, hash = OpaqueToken.Hash(code), now = clock.GetUtcNow().ToUnixTimeMilliseconds(), stamp = OpaqueToken.New(128) });

    /// <summary>Ends what was begun with the present password; where wished the next sign-in demands a new one.</summary>
    public static void EndPending(IWriteSession session, long agentId, bool mustChange, TimeProvider clock) => session.Connection.Execute(
        """
        update agents set must_change_password = case when @mustChange = 1 then 1 else must_change_password end, security_stamp = @stamp, updated_at = @now
        where id = @agentId
        """,
        new { agentId, mustChange = mustChange ? 1 : 0, now = clock.GetUtcNow().ToUnixTimeMilliseconds(), stamp = OpaqueToken.New(128) });
    /// <summary>Forgets the passwords used before.</summary>
    public static void ForgetHistory(DbConnection connection, long agentId) =>
        connection.Execute("delete from password_history where agent_id = @agentId", new { agentId });

    // Kept whether or not the rules ask for it today, so that they hold as soon as they do.
    private static void Remember(IWriteSession session, long agentId, TimeProvider clock)
    {
        session.Connection.Execute(
            """
            insert into password_history (agent_id, hash, replaced_at)
            select id, password_hash, @now from agents where id = @agentId and password_hash is not null
            """,
            new { agentId, now = clock.Milliseconds() });
        session.Connection.Execute(
            """
            delete from password_history where agent_id = @agentId
              and id not in (select id from password_history where agent_id = @agentId order by id desc limit @most)
            """,
            new { agentId, most = PasswordRules.MostRemembered });
    }
}
