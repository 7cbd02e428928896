using System.Data.Common;
using Appliance.Core.Audit;
using Appliance.Core.Conversations;
using Appliance.Core.Paging;
using Appliance.Core.Settings;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Access;

/// <summary>The access review: who holds which role since when, by whom and why; confirmed, or taken away.</summary>
public sealed class AccessReview(IDatabase database, SettingsStore settings, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    public const string Confirmed = "confirmed";
    public const string Taken = "taken";
    private const string MonthsKey = "access.reviewMonths";
    private const int MaxReason = 200;
    private const int MaxMonths = 36;

    private readonly AgentWriter _writer = new(audit, clock);

    /// <summary>After how many months a role is to be confirmed anew; 0 for never. Six where nobody has said.</summary>
    public int Months => settings.Get<int?>(MonthsKey) ?? 6;

    /// <summary>
    /// Roles of agents within the caller's scope, by agent. Needs <c>access.view</c>. Refused: forbidden, invalid.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="dueOnly">Only what has not been confirmed within the months that are set.</param>
    /// <param name="page">Which part.</param>
    public Result<Page<ReviewEntry>> List(Actor actor, bool dueOnly, PageRequest page)
    {
        if (!actor.May(Permissions.AccessView))
            return Refusal.Forbidden(Permissions.AccessView);
        if (!page.TryReadCursor(default, out var after))
            return Refusal.Invalid("cursor", "invalid");
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new { afterAgent = after.Key, afterRole = after.Id, fetch = page.Fetch, now = Now(), due = DueBefore() });
        var rows = database.Read(connection => connection.Query<Row>(
            $"""
            select ar.agent_id as AgentId, a.display_name as AgentName, ar.role_id as RoleId, r.name as RoleName, r.built_in as RoleKey, ar.since as Since,
                ar.granted_by as GivenById, g.display_name as GivenByName, ar.reason as Reason, ar.until_at as UntilAt,
                v.at as ReviewedAt, v.by_agent_id as ReviewedById, b.display_name as ReviewedByName
            from agent_roles ar
            join agents a on a.id = ar.agent_id
            join roles r on r.id = ar.role_id
            left join agents g on g.id = ar.granted_by
            left join role_reviews v on v.id = (
                select max(l.id) from role_reviews l where l.agent_id = ar.agent_id and l.role_id = ar.role_id and l.decision = 'confirmed' and l.at >= ar.since)
            left join agents b on b.id = v.by_agent_id
            where a.state <> 'anonymised' and (ar.until_at is null or ar.until_at > @now)
              and (ar.agent_id > @afterAgent or ar.agent_id = @afterAgent and ar.role_id > @afterRole)
              and {OrganizationScope.Agents(OrganizationScope.View(actor))}
              {(dueOnly ? "and coalesce(v.at, ar.since) < @due" : "")}
            order by ar.agent_id, ar.role_id limit @fetch
            """,
            parameters).AsList());
        return page.Cut(rows.ConvertAll(row => row.ToView(DueBefore())), entry => new PageCursor(entry.Agent.Id, entry.Role.Id));
    }

    /// <summary>
    /// Confirms a role, or takes it away. Needs <c>access.review</c> and scope to edit the agent; to take away also
    /// <c>agents.edit</c>, and every right that the agent has. One's own roles are for somebody else to confirm. Refused:
    /// forbidden, not_found, invalid, own_account, exceeds_own, last_admin.
    /// </summary>
    public async Task<Refusal?> DecideAsync(Actor actor, ReviewDecision decision, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AccessReview))
            return Refusal.Forbidden(Permissions.AccessReview);
        if (decision.Decision is not (Confirmed or Taken))
            return Refusal.Invalid("decision", "unknown");
        if (decision.Decision == Taken && !actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        if (decision.Reason is { Length: > MaxReason })
            return Refusal.Invalid("reason", "too_long");
        var refusal = await database.WriteAsync(session => Decide(session, actor, decision), cancellationToken);
        actors.Forget();
        return refusal;
    }

    /// <summary>Sets after how many months roles are to be confirmed anew; 0 for never. Needs <c>access.review</c>. Refused: forbidden, invalid.</summary>
    public async Task<Refusal?> SetMonthsAsync(Actor actor, int months, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AccessReview))
            return Refusal.Forbidden(Permissions.AccessReview);
        if (months is < 0 or > MaxMonths)
            return Refusal.Invalid("months", "out_of_range");
        var before = Months;
        await database.WriteAsync(
            session =>
            {
                settings.Set(session, MonthsKey, months);
                audit.Append(session, actor, "access.intervalChanged", null, null, new { before = new { months = before }, after = new { months } });
            },
            cancellationToken);
        return null;
    }

    /// <summary>How many roles of enabled agents are to be confirmed anew.</summary>
    internal int CountDue(DbConnection connection) => connection.ExecuteScalar<int>(
        """
        select count(*) from agent_roles ar join agents a on a.id = ar.agent_id
        where a.state = 'enabled' and ar.until_at is null and coalesce((
            select max(l.at) from role_reviews l where l.agent_id = ar.agent_id and l.role_id = ar.role_id and l.decision = 'confirmed' and l.at >= ar.since), ar.since) < @due
        """,
        new { due = DueBefore() });

    private Refusal? Decide(IWriteSession session, Actor actor, ReviewDecision decision)
    {
        var connection = session.Connection;
        var (agentId, roleId) = (decision.AgentId, decision.RoleId);
        if (!OrganizationScope.MayEdit(connection, actor, agentId)
            || connection.ExecuteScalar<long?>("select 1 from agent_roles where agent_id = @agentId and role_id = @roleId", new { agentId, roleId }) is null)
            return Refusal.NotFound;
        if (agentId == actor.AgentId)
            return Refusal.Refused("own_account");
        if (decision.Decision == Taken)
        {
            var left = connection.Query<long>("select role_id from agent_roles where agent_id = @agentId and role_id <> @roleId", new { agentId, roleId }).ToList();
            var changed = _writer.Update(session, actor, agentId, new AgentChange { RoleIds = new Optional<IReadOnlyList<long>>(left) }, hash: null);
            if (changed.IsRefused)
                return changed.Refusal;
        }
        else if (!string.IsNullOrWhiteSpace(decision.Reason))
        {
            connection.Execute("update agent_roles set reason = @reason where agent_id = @agentId and role_id = @roleId", new { agentId, roleId, reason = decision.Reason.Trim() });
        }

        connection.Execute(
            "insert into role_reviews (agent_id, role_id, decision, reason, by_agent_id, at) values (@agentId, @roleId, @Decision, @reason, @by, @now)",
            new { agentId, roleId, decision.Decision, reason = string.IsNullOrWhiteSpace(decision.Reason) ? null : decision.Reason.Trim(), by = actor.AgentId, now = Now() });
        audit.Append(session, actor, "access." + decision.Decision, "agent", agentId, new { roleId });
        return null;
    }

    private long DueBefore() => Months == 0 ? long.MinValue : clock.GetUtcNow().AddMonths(-Months).ToUnixTimeMilliseconds();

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed class Row
    {
        public long AgentId { get; init; }
        public string AgentName { get; init; } = "";
        public long RoleId { get; init; }
        public string RoleName { get; init; } = "";
        public string? RoleKey { get; init; }
        public long Since { get; init; }
        public long? GivenById { get; init; }
        public string? GivenByName { get; init; }
        public string? Reason { get; init; }
        public long? UntilAt { get; init; }
        public long? ReviewedAt { get; init; }
        public long? ReviewedById { get; init; }
        public string? ReviewedByName { get; init; }

        public ReviewEntry ToView(long due) => new(
            new NamedReference(AgentId, AgentName), new NamedReference(RoleId, RoleName), RoleKey, StoredTime.From(Since), Reference(GivenById, GivenByName),
            Reason, StoredTime.From(UntilAt), StoredTime.From(ReviewedAt), Reference(ReviewedById, ReviewedByName), (ReviewedAt ?? Since) < due);

        private static NamedReference? Reference(long? id, string? name) => id is { } known ? new NamedReference(known, name ?? "") : null;
    }
}
