using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.External;

/// <summary>A sign-in that began and has not come back, with its SQL.</summary>
internal sealed record PendingSignIn
{
    private const int MostOpen = 20_000;

    public string ProviderId { get; init; } = "";
    public string BrowserHash { get; init; } = "";
    public string Purpose { get; init; } = "";
    public long? AgentId { get; init; }
    public string? Memory { get; init; }
    public string? ReturnUrl { get; init; }
    public long ExpiresAt { get; init; }

    /// <summary>Keeps it; false when too many are open.</summary>
    public bool Keep(IWriteSession session, string state, long now)
    {
        var connection = session.Connection;
        connection.Execute("delete from external_sign_ins where expires_at <= @now", new { now });
        if (connection.ExecuteScalar<int>("select count(*) from external_sign_ins where expires_at > @now", new { now }) >= MostOpen)
            return false;
        connection.Execute(
            """
            insert into external_sign_ins (state_hash, provider_id, browser_hash, purpose, agent_id, memory, return_url, expires_at)
            values (@hash, @ProviderId, @BrowserHash, @Purpose, @AgentId, @Memory, @ReturnUrl, @ExpiresAt)
            """,
            new { hash = OpaqueToken.Hash(state), ProviderId, BrowserHash, Purpose, AgentId, Memory, ReturnUrl, ExpiresAt });
        return true;
    }

    /// <summary>Takes it out, whoever asks: a state is used once. Null when there is none.</summary>
    public static PendingSignIn? Take(IWriteSession session, string state) => session.Connection.QuerySingleOrDefault<PendingSignIn>(
        """
        delete from external_sign_ins where state_hash = @hash
        returning provider_id as ProviderId, browser_hash as BrowserHash, purpose as Purpose, agent_id as AgentId, memory as Memory,
            return_url as ReturnUrl, expires_at as ExpiresAt
        """,
        new { hash = OpaqueToken.Hash(state) });
}
