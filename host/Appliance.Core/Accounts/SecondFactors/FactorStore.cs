using System.Data.Common;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>The SQL of second factors.</summary>
internal static class FactorStore
{
    public static FactorState Of(DbConnection connection, long agentId) => new(
        connection.ExecuteScalar<long?>("select 1 from totp_secrets where agent_id = @agentId and confirmed_at is not null", new { agentId }) is not null,
        connection.ExecuteScalar<int>("select count(*) from passkeys where agent_id = @agentId", new { agentId }));

    public static TotpRow? Totp(DbConnection connection, long agentId) => connection.QuerySingleOrDefault<TotpRow>(
        "select secret as Secret, last_step as LastStep, confirmed_at as ConfirmedAt from totp_secrets where agent_id = @agentId", new { agentId });

    /// <summary>Puts a secret in the place of one that is being set up; a confirmed one stays.</summary>
    public static bool BeginTotp(IWriteSession session, long agentId, string secret, long now) => session.Connection.Execute(
        """
        insert into totp_secrets (agent_id, secret, created_at) values (@agentId, @secret, @now)
        on conflict (agent_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
        where totp_secrets.confirmed_at is null
        """,
        new { agentId, secret, now }) == 1;

    public static void ConfirmTotp(IWriteSession session, long agentId, long step, long now) => session.Connection.Execute(
        "update totp_secrets set confirmed_at = @now, last_step = @step where agent_id = @agentId", new { agentId, step, now });

    /// <summary>Uses a step up; false when it, or a later one, was used before.</summary>
    public static bool UseStep(IWriteSession session, long agentId, long step) => session.Connection.Execute(
        "update totp_secrets set last_step = @step where agent_id = @agentId and last_step < @step", new { agentId, step }) == 1;

    public static bool RemoveTotp(IWriteSession session, long agentId) =>
        session.Connection.Execute("delete from totp_secrets where agent_id = @agentId and confirmed_at is not null", new { agentId }) == 1;

    /// <summary>Takes every second factor and what would go around one: app, passkeys, recovery codes, sign-ins that wait.</summary>
    public static void RemoveAll(IWriteSession session, long agentId)
    {
        session.Connection.Execute("delete from totp_secrets where agent_id = @agentId", new { agentId });
        session.Connection.Execute("delete from passkeys where agent_id = @agentId", new { agentId });
        RemoveRecovery(session, agentId);
        session.Connection.Execute("delete from pending_sign_ins where agent_id = @agentId", new { agentId });
    }

    public static void RemoveRecovery(IWriteSession session, long agentId) =>
        session.Connection.Execute("delete from recovery_codes where agent_id = @agentId", new { agentId });
}
