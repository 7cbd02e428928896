using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Audit;

/// <summary>Reads the audit log.</summary>
public sealed class AuditReader(IDatabase database)
{
    /// <summary>Entries, newest first. Needs <c>audit.view</c>. Refused: forbidden, invalid (cursor).</summary>
    public Result<Page<AuditView>> List(Actor actor, AuditFilter filter, PageRequest page)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (!actor.May(Permissions.AuditView))
            return Refusal.Forbidden(Permissions.AuditView);
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var after))
            return Refusal.Invalid("cursor", "invalid");
        return database.Read(connection =>
        {
            var parameters = new DynamicParameters(new { before = after.Id, fetch = page.Fetch });
            var rows = connection.Query<AuditRow>(
                $"select {AuditRow.Columns} from audit_log where id < @before{Conditions(filter, parameters)} order by id desc limit @fetch", parameters).AsList();
            var opening = new SealedReader(connection, actor);
            return page.Cut(rows.ConvertAll(opening.View), view => new PageCursor(0, view.Id));
        });
    }

    /// <summary>The actions that have been recorded, for a filter. Needs <c>audit.view</c>; empty without.</summary>
    public IReadOnlyList<string> Actions(Actor actor) => !actor.May(Permissions.AuditView)
        ? []

        // One step of the index for each action instead of one for each entry.
        : database.Read(connection => connection.Query<string>(
            """
            with recursive found (action) as (
                select min(action) from audit_log
                union all
                select (select min(a.action) from audit_log a where a.action > found.action) from found where found.action is not null)
            select action from found where action is not null
            """).AsList());

    // Each has an index (agent, action, object, time); the order is that of the ids, so that pages follow on each other whatever the clock did.
    private static string Conditions(AuditFilter filter, DynamicParameters parameters)
    {
        var sql = "";
        if (filter.AgentId is { } agentId)
            Add(" and agent_id = @agentId", "agentId", agentId);
        if (filter.Action is { Length: > 0 } action && action.EndsWith('.'))
        {
            Add(" and action >= @action", "action", action);
            Add(" and action < @behind", "behind", action[..^1] + "/");
        }
        else if (filter.Action is { Length: > 0 } exact)
        {
            Add(" and action = @action", "action", exact);
        }

        if (filter.ObjectKind is { Length: > 0 } kind)
            Add(" and object_kind = @objectKind", "objectKind", kind);
        if (filter.ObjectId is { } objectId)
            Add(" and object_id = @objectId", "objectId", objectId);
        if (filter.From is { } from)
            Add(" and at >= @from", "from", from.ToUnixTimeMilliseconds());
        if (filter.Until is { } until)
            Add(" and at < @until", "until", until.ToUnixTimeMilliseconds());
        return sql;

        void Add(string condition, string name, object value)
        {
            sql += condition;
            parameters.Add(name, value);
        }
    }
}
