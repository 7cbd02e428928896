using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Cover;

/// <summary>Accounts that nobody has used for a number of days, and disabling them together.</summary>
public sealed class UnusedAccounts(IDatabase database, AgentService agents, TimeProvider clock)
{
    /// <summary>Where nobody says how many days.</summary>
    public const int DefaultDays = 90;
    private const int MostDays = 3650;
    private const int MostAtOnce = 200;

    /// <summary>
    /// Enabled and invited accounts within the caller's scope that are older than <paramref name="days"/> (1–3650) and were used
    /// neither by a person nor by a program since, by id. Needs <c>agents.view</c>. Refused: forbidden, invalid.
    /// </summary>
    public Result<Page<UnusedAgent>> List(Actor actor, int days, PageRequest page)
    {
        if (!actor.May(Permissions.AgentsView))
            return Refusal.Forbidden(Permissions.AgentsView);
        if (days is < 1 or > MostDays)
            return Refusal.Invalid("days", "out_of_range");
        if (!page.TryReadCursor(default, out var after))
            return Refusal.Invalid("cursor", "invalid");
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new { after = after.Id, fetch = page.Fetch, before = clock.Milliseconds() - (days * 86_400_000L) });
        var rows = database.Read(connection => connection.Query<Row>(
            $"""
            select a.id as Id, a.login as Login, a.display_name as DisplayName, a.state as State, a.department_id as DepartmentId, a.created_at as CreatedAt,
                (select max(s.last_seen_at) from sessions s where s.agent_id = a.id) as LastSeenAt,
                (select max(t.last_used_at) from api_tokens t where t.agent_id = a.id) as LastCalledAt
            from agents a
            where a.id > @after and a.state in ('enabled', 'invited') and a.created_at < @before
              and not exists (select 1 from sessions s where s.agent_id = a.id and s.last_seen_at >= @before)
              and not exists (select 1 from api_tokens t where t.agent_id = a.id and t.last_used_at >= @before)
              and {OrganizationScope.Agents(OrganizationScope.View(actor))}
            order by a.id limit @fetch
            """,
            parameters).AsList());
        return page.Cut(rows.ConvertAll(row => row.ToView()), agent => new PageCursor(0, agent.Id));
    }

    /// <summary>
    /// Disables these accounts, at most 200; one that was used or changed meanwhile is the caller's to judge, for they are
    /// disabled whatever the list said. Needs <c>agents.edit</c>. Refused: forbidden, invalid; what was refused of single
    /// accounts stands in the answer.
    /// </summary>
    public async Task<Result<DisabledAccounts>> DisableAsync(Actor actor, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        if (ids.Count is 0 or > MostAtOnce)
            return Refusal.Invalid("ids", ids.Count == 0 ? "required" : "too_many");
        var disabled = new List<long>();
        var refused = new Dictionary<long, string>();
        foreach (var id in ids.Distinct())
        {
            var changed = await agents.UpdateAsync(actor, id, new AgentChange { State = AgentStates.Disabled }, cancellationToken);
            if (changed.IsRefused)
                refused[id] = changed.Refusal.Code;
            else
                disabled.Add(id);
        }
        return new DisabledAccounts(disabled, refused);
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public string Login { get; init; } = "";
        public string DisplayName { get; init; } = "";
        public string State { get; init; } = "";
        public long? DepartmentId { get; init; }
        public long CreatedAt { get; init; }
        public long? LastSeenAt { get; init; }
        public long? LastCalledAt { get; init; }

        public UnusedAgent ToView() => new(
            Id, Login, DisplayName, State, DepartmentId, StoredTime.From(CreatedAt),
            LastSeenAt is null && LastCalledAt is null ? null : StoredTime.From(Math.Max(LastSeenAt ?? 0, LastCalledAt ?? 0)));
    }
}
