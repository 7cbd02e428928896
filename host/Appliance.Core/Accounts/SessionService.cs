using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The sessions of the asking agent.</summary>
public sealed class SessionService(IDatabase database, ActorResolver actors, TimeProvider clock)
{
    private const int MaxListed = 200;

    /// <summary>The agent's live sessions, newest first, at most 200.</summary>
    public IReadOnlyList<SessionView> List(Actor actor) => database.Read(connection => connection.Query<Row>(
        $"""
        select id as Id, client as Client, address as Address, user_agent as UserAgent, created_at as CreatedAt, last_seen_at as LastSeenAt
        from sessions where agent_id = @AgentId and ended_at is null and expires_at > @now order by id desc limit {MaxListed}
        """,
        new { actor.AgentId, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }).AsList()).Select(row => View(row, actor)).ToList();

    /// <summary>Signs out: ends the session that asks. A token has none, and is left as it is.</summary>
    public async Task SignOutAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor is { Kind: ActorKind.Agent, AgentId: { } agentId, SessionId: { } sessionId })
            await EndAsync(agentId, sessionId, cancellationToken);
    }

    /// <summary>Ends one of the agent's own sessions. Refused: not_found.</summary>
    public async Task<Refusal?> EndAsync(Actor actor, long sessionId, CancellationToken cancellationToken) =>
        actor.AgentId is { } agentId && await EndAsync(agentId, sessionId, cancellationToken) ? null : Refusal.NotFound;

    /// <summary>Ends all of the agent's sessions but the one that asks.</summary>
    public async Task EndOthersAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId)
            return;
        await database.WriteAsync(
            session => SessionStore.EndAll(session, agentId, actor.Kind == ActorKind.Agent ? actor.SessionId : null, clock), cancellationToken);
        actors.Forget();
    }

    private async Task<bool> EndAsync(long agentId, long sessionId, CancellationToken cancellationToken)
    {
        var ended = await database.WriteAsync(session => SessionStore.End(session, agentId, sessionId, clock), cancellationToken);
        actors.Forget();
        return ended;
    }

    private static SessionView View(Row row, Actor actor) => new(
        row.Id, actor.Kind == ActorKind.Agent && row.Id == actor.SessionId, row.Client, row.Address, row.UserAgent,
        DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt), DateTimeOffset.FromUnixTimeMilliseconds(row.LastSeenAt));

    private sealed class Row
    {
        public long Id { get; init; }
        public string Client { get; init; } = "";
        public string? Address { get; init; }
        public string? UserAgent { get; init; }
        public long CreatedAt { get; init; }
        public long LastSeenAt { get; init; }
    }
}
