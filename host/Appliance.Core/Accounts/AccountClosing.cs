using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The ways in which an account stops working, inside a write.</summary>
internal static class AccountClosing
{
    /// <summary>Ends every session and revokes every API token, and tells of each: open connections end with them.</summary>
    public static void EndAccess(IWriteSession session, long agentId, TimeProvider clock)
    {
        SessionStore.EndAll(session, agentId, except: null, clock);
        foreach (var tokenId in session.Connection.Query<long>(
            "update api_tokens set revoked_at = @now where agent_id = @agentId and revoked_at is null returning id",
            new { now = clock.Milliseconds(), agentId }).AsList())
        {
            session.Append(AccountEvents.Token(tokenId, agentId));
        }
    }

    /// <summary>Disables the account: nobody signs in with it, what it has stays.</summary>
    public static void Disable(IWriteSession session, long agentId, TimeProvider clock)
    {
        session.Connection.Execute(
            "update agents set state = 'disabled', ends_at = null, ends_warn_at = null, updated_at = @now where id = @agentId",
            new { agentId, now = clock.Milliseconds() });
        SessionStore.EndAll(session, agentId, except: null, clock);
        session.Append(AccountEvents.Agent(agentId));
        session.Append(AccountEvents.Disabled(agentId));
    }
}
