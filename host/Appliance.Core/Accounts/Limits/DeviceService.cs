using Appliance.Core.Audit;
using Appliance.Core.Notices;
using Appliance.Core.Paging;
using Appliance.Sdk;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Limits;

/// <summary>The devices of agents: seen, approved, removed.</summary>
public sealed class DeviceService(IDatabase database, AuditLog audit, NoticeService notices, ActorResolver actors, TimeProvider clock)
{
    /// <summary>
    /// Devices of agents within the caller's scope, newest first. Needs <c>sessions.view</c>; one's own everybody sees.
    /// Refused: forbidden, invalid.
    /// </summary>
    public Result<Page<DeviceView>> List(Actor actor, DeviceFilter filter, PageRequest page)
    {
        var own = filter.AgentId is not null && filter.AgentId == actor.AgentId;
        if (!own && !actor.May(Permissions.SessionsView))
            return Refusal.Forbidden(Permissions.SessionsView);
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var before))
            return Refusal.Invalid("cursor", "invalid");
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new { before = before.Id, fetch = page.Fetch, filter.AgentId });
        var rows = database.Read(connection => connection.Query<Row>(
            $"""
            select d.id as Id, d.agent_id as AgentId, d.client as Client, d.address as Address, d.user_agent as UserAgent,
                   d.created_at as CreatedAt, d.last_seen_at as LastSeenAt, d.approved_at as ApprovedAt
            from devices d join agents a on a.id = d.agent_id
            where d.id < @before and {(own ? "1 = 1" : OrganizationScope.Agents(OrganizationScope.View(actor)))}
              {(filter.AgentId is null ? "" : "and d.agent_id = @AgentId")}
              {(filter.Waiting ? "and d.approved_at is null and d.refused_at is not null" : "")}
              {filter.Approved switch { true => "and d.approved_at is not null", false => "and d.approved_at is null", null => "" }}
            order by d.id desc limit @fetch
            """,
            parameters).AsList());
        return page.Cut(rows.ConvertAll(View), view => new PageCursor(0, view.Id));
    }

    /// <summary>
    /// Registers a device, so that rules which ask for that let it in. Needs <c>sessions.edit</c> and every right that its
    /// agent has. Refused: forbidden, not_found, exceeds_own.
    /// </summary>
    public Task<Refusal?> ApproveAsync(Actor actor, long id, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, (session, agentId) =>
        {
            session.Connection.Execute(
                "update devices set approved_at = @now, approved_by = @by where id = @id", new { now = Now(), by = actor.AgentId, id });
            audit.Append(session, actor, "device.approved", "agent", agentId, new { deviceId = id });
            notices.Post(session, new NewNotice(
                NoticeKinds.Security, agentId, new LocalizedText("你的一台设备已获准登录", "A device of yours was approved for signing in"), Link: "/me"));
        }, cancellationToken);

    /// <summary>Forgets a device and ends its sessions. As above; one's own everybody removes.</summary>
    public Task<Refusal?> RemoveAsync(Actor actor, long id, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, (session, agentId) =>
        {
            foreach (var sessionId in session.Connection.Query<long>(
                "select id from sessions where agent_id = @agentId and ended_at is null and device_id = @id", new { agentId, id }).AsList())
            {
                SessionStore.End(session, agentId, sessionId, clock);
            }

            DeviceStore.Remove(session, agentId, id);
            audit.Append(session, actor, "device.removed", "agent", agentId, new { deviceId = id });
        }, cancellationToken, ownToo: true);

    private async Task<Refusal?> ChangeAsync(
        Actor actor, long id, Action<IWriteSession, long> change, CancellationToken cancellationToken, bool ownToo = false)
    {
        var refusal = await database.WriteAsync(session =>
        {
            var agentId = session.Connection.ExecuteScalar<long?>("select agent_id from devices where id = @id", new { id });
            var own = ownToo && agentId is not null && agentId == actor.AgentId && actor.Kind == ActorKind.Agent;
            if (!own && !actor.May(Permissions.SessionsEdit))
                return Refusal.Forbidden(Permissions.SessionsEdit);
            if (agentId is null)
                return Refusal.NotFound;
            if (!own && AgentWriter.Reach(session.Connection, actor, agentId.Value, out _) is { } unreachable)
                return unreachable;
            change(session, agentId.Value);
            session.Append(AccountEvents.Agent(agentId.Value));
            return null;
        }, cancellationToken);
        actors.Forget();
        return refusal;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static DeviceView View(Row row) => new(
        row.Id, row.AgentId, row.Client, row.Address, row.UserAgent, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
        DateTimeOffset.FromUnixTimeMilliseconds(row.LastSeenAt), row.ApprovedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);

    private sealed class Row
    {
        public long Id { get; init; }
        public long AgentId { get; init; }
        public string Client { get; init; } = "";
        public string? Address { get; init; }
        public string? UserAgent { get; init; }
        public long CreatedAt { get; init; }
        public long LastSeenAt { get; init; }
        public long? ApprovedAt { get; init; }
    }
}
