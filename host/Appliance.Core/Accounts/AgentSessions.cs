using Appliance.Core.Audit;
using Appliance.Core.Notices;
using Appliance.Core.Paging;
using Appliance.Sdk;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The live sessions of agents, for admins.</summary>
public sealed class AgentSessions(IDatabase database, AuditLog audit, NoticeService notices, ActorResolver actors, TimeProvider clock)
{
    /// <summary>Live sessions of agents within the caller's scope, newest first. Needs <c>sessions.view</c>. Refused: forbidden, invalid, not_found (the agent).</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="agentId">Of one agent; null for all.</param>
    /// <param name="page">Which part.</param>
    public Result<Page<AgentSessionView>> List(Actor actor, long? agentId, PageRequest page)
    {
        if (!actor.May(Permissions.SessionsView))
            return Refusal.Forbidden(Permissions.SessionsView);
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var before))
            return Refusal.Invalid("cursor", "invalid");
        if (agentId is { } wanted && !database.Read(connection => OrganizationScope.MayView(connection, actor, wanted)))
            return Refusal.NotFound;
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new { before = before.Id, fetch = page.Fetch, agentId, now = Now() });
        var rows = database.Read(connection => connection.Query<Row>(
            $"""
            select s.id as Id, s.agent_id as AgentId, s.client as Client, s.address as Address, s.user_agent as UserAgent,
                   s.created_at as CreatedAt, s.last_seen_at as LastSeenAt
            from sessions s join agents a on a.id = s.agent_id
            where s.ended_at is null and s.expires_at > @now and s.id < @before and {OrganizationScope.Agents(OrganizationScope.View(actor))}
              {(agentId is null ? "" : "and s.agent_id = @agentId")}
            order by s.id desc limit @fetch
            """,
            parameters).AsList());
        return page.Cut(rows.ConvertAll(row => View(row, actor)), view => new PageCursor(0, view.Id));
    }

    /// <summary>
    /// Ends one session. Needs <c>sessions.edit</c> and every right that its agent has. Refused: forbidden, not_found (also
    /// when it had ended), exceeds_own.
    /// </summary>
    public async Task<Refusal?> EndAsync(Actor actor, long sessionId, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.SessionsEdit))
            return Refusal.Forbidden(Permissions.SessionsEdit);
        var refusal = await database.WriteAsync(session =>
        {
            var agentId = session.Connection.ExecuteScalar<long?>(
                "select agent_id from sessions where id = @sessionId and ended_at is null", new { sessionId });
            if (agentId is null)
                return Refusal.NotFound;
            if (AgentWriter.Reach(session.Connection, actor, agentId.Value, out _) is { } unreachable)
                return unreachable;
            if (!SessionStore.End(session, agentId.Value, sessionId, clock))
                return Refusal.NotFound;
            audit.Append(session, actor, "session.ended", "agent", agentId, new { sessionId });
            return null;
        }, cancellationToken);
        actors.Forget();
        return refusal;
    }

    /// <summary>
    /// Ends every session of an agent in one step, and where wished demands a new password at the next sign-in; sign-ins that
    /// wait for their second factor end, too. One's own needs no right; another's <c>sessions.edit</c> and every right that
    /// the agent has. Refused: forbidden, not_found, exceeds_own.
    /// </summary>
    public async Task<Refusal?> EndAllAsync(Actor actor, long agentId, bool newPassword, CancellationToken cancellationToken)
    {
        var own = actor.Kind == ActorKind.Agent && actor.AgentId == agentId;
        if (!own && !actor.May(Permissions.SessionsEdit))
            return Refusal.Forbidden(Permissions.SessionsEdit);
        var refusal = await database.WriteAsync(session =>
        {
            if (!own && AgentWriter.Reach(session.Connection, actor, agentId, out _) is { } unreachable)
                return unreachable;
            SessionStore.EndAll(session, agentId, except: null, clock);
            PasswordStore.EndPending(session, agentId, mustChange: newPassword, clock);
            audit.Append(session, actor, "agent.sessions_ended", "agent", agentId, new { newPassword });
            session.Append(AccountEvents.Agent(agentId));
            if (!own)
            {
                notices.Post(session, new NewNotice(
                    NoticeKinds.Security, agentId, new LocalizedText("管理员结束了你的全部登录", "An admin ended all of your sessions"),
                    newPassword ? new LocalizedText("下次登录时要设一个新密码。", "The next sign-in asks for a new password.") : null, "/me"));
            }

            return null;
        }, cancellationToken);
        actors.Forget();
        return refusal;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static AgentSessionView View(Row row, Actor actor) => new(
        row.Id, row.AgentId, actor.Kind == ActorKind.Agent && row.Id == actor.SessionId, row.Client, row.Address, row.UserAgent,
        DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt), DateTimeOffset.FromUnixTimeMilliseconds(row.LastSeenAt));

    private sealed class Row
    {
        public long Id { get; init; }
        public long AgentId { get; init; }
        public string Client { get; init; } = "";
        public string? Address { get; init; }
        public string? UserAgent { get; init; }
        public long CreatedAt { get; init; }
        public long LastSeenAt { get; init; }
    }
}
