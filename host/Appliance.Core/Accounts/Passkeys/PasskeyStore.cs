using System.Buffers.Text;
using System.Data.Common;
using System.Text.Json;
using Appliance.Storage;
using Dapper;
using Microsoft.AspNetCore.Identity;

namespace Appliance.Core.Accounts.Passkeys;

/// <summary>The SQL of passkeys.</summary>
internal static class PasskeyStore
{
    private const string Columns =
        """
        id as Id, agent_id as AgentId, credential_id as CredentialId, name as Name, public_key as PublicKey, sign_count as SignCount, transports as Transports,
        user_verified as UserVerified, backup_eligible as BackupEligible, backed_up as BackedUp, created_at as CreatedAt, last_used_at as LastUsedAt
        """;

    public static List<PasskeyRow> Of(DbConnection connection, long agentId) =>
        connection.Query<PasskeyRow>($"select {Columns} from passkeys where agent_id = @agentId order by id", new { agentId }).AsList();

    public static PasskeyRow? ByCredential(DbConnection connection, ReadOnlySpan<byte> credentialId)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return connection.QuerySingleOrDefault<PasskeyRow>($"select {Columns} from passkeys where credential_id = @id", new { id });
    }

    public static PasskeyOwner? Owner(DbConnection connection, long agentId) => connection.QuerySingleOrDefault<PasskeyOwner>(
        "select id as Id, login as Login, display_name as DisplayName from agents where id = @agentId and state = 'enabled'", new { agentId });

    /// <summary>The id of the new row; null when the credential is registered already.</summary>
    public static long? Insert(IWriteSession session, long agentId, string name, UserPasskeyInfo passkey, long now) => session.Connection.ExecuteScalar<long?>(
        """
        insert into passkeys (agent_id, credential_id, name, public_key, sign_count, transports, user_verified, backup_eligible, backed_up, created_at)
        values (@agentId, @credentialId, @name, @publicKey, @signCount, @transports, @verified, @eligible, @backedUp, @now)
        on conflict (credential_id) do nothing
        returning id
        """,
        new
        {
            agentId,
            credentialId = Base64Url.EncodeToString(passkey.CredentialId),
            name,
            publicKey = Base64Url.EncodeToString(passkey.PublicKey),
            signCount = (long)passkey.SignCount,
            transports = JsonSerializer.Serialize(passkey.Transports ?? []),
            verified = passkey.IsUserVerified ? 1 : 0,
            eligible = passkey.IsBackupEligible ? 1 : 0,
            backedUp = passkey.IsBackedUp ? 1 : 0,
            now,
        });

    /// <summary>
    /// Notes a use; false when the counter has not risen meanwhile (two answers at once), or the passkey is gone. Keys that
    /// are on several devices have no counter: theirs stays 0.
    /// </summary>
    public static bool Used(IWriteSession session, UserPasskeyInfo passkey, long now) => session.Connection.Execute(
        """
        update passkeys set sign_count = @count, backed_up = @backedUp, last_used_at = @now
        where credential_id = @id and (sign_count < @count or (sign_count = 0 and @count = 0))
        """,
        new { count = (long)passkey.SignCount, backedUp = passkey.IsBackedUp ? 1 : 0, now, id = Base64Url.EncodeToString(passkey.CredentialId) }) == 1;

    public static bool Rename(IWriteSession session, long agentId, long id, string name) =>
        session.Connection.Execute("update passkeys set name = @name where id = @id and agent_id = @agentId", new { name, id, agentId }) == 1;

    public static bool Remove(IWriteSession session, long agentId, long id) =>
        session.Connection.Execute("delete from passkeys where id = @id and agent_id = @agentId", new { id, agentId }) == 1;

    /// <summary>Uses a challenge up; false when it was answered before.</summary>
    public static bool UseChallenge(IWriteSession session, string hash, long expiresAt, long now)
    {
        session.Connection.Execute("delete from used_challenges where expires_at <= @now", new { now });
        return session.Connection.Execute(
            "insert into used_challenges (challenge_hash, expires_at) values (@hash, @expiresAt) on conflict (challenge_hash) do nothing",
            new { hash, expiresAt }) == 1;
    }
}
