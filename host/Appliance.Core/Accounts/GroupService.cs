using System.Data.Common;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Appliance.Core.Accounts;

/// <summary>Groups of agents who receive together.</summary>
public sealed class GroupService(IDatabase database, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    private const int MaxSeconds = 86_400;
    private static readonly GroupView Fresh = new(0, "", [], GroupStrategies.LeastBusy, null, null, null);

    /// <summary>Groups within the caller's scope, by id. Needs <c>groups.view</c>. Refused: forbidden, invalid.</summary>
    public Result<Page<GroupView>> List(Actor actor, PageRequest page)
    {
        if (!actor.May(Permissions.GroupsView))
            return Refusal.Forbidden(Permissions.GroupsView);
        if (!page.TryReadCursor(default, out var after))
            return Refusal.Invalid("cursor", "invalid");
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new { after = after.Id, fetch = page.Fetch });
        var rows = database.Read(connection => GroupStore.List(
            connection, $"g.id > @after and {OrganizationScope.Groups(OrganizationScope.View(actor))} order by g.id limit @fetch", parameters));
        return page.Cut(rows, row => new PageCursor(0, row.Id));
    }

    /// <summary>One group. Needs <c>groups.view</c>. Refused: forbidden, not_found.</summary>
    public Result<GroupView> Get(Actor actor, long id)
    {
        if (!actor.May(Permissions.GroupsView))
            return Refusal.Forbidden(Permissions.GroupsView);
        return database.Read(connection => Find(connection, actor, id, OrganizationScope.View(actor))) is { } found ? found : Refusal.NotFound;
    }

    /// <summary>Makes a group. Needs <c>groups.edit</c>, and <c>routing.edit</c> for other routing than the usual, over the whole organisation. Refused: forbidden, invalid.</summary>
    public async Task<Result<GroupView>> CreateAsync(Actor actor, GroupInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.GroupsEdit) || OrganizationScope.Edit(actor) != Reach.All)
            return Refusal.Forbidden(Permissions.GroupsEdit);
        return await database.WriteAsync<Result<GroupView>>(session =>
        {
            var group = Merge(Fresh, input);
            if (Check(session.Connection, group) is { } refusal)
                return refusal;
            if (IsRoutedOtherwise(group, Fresh) && !actor.May(Permissions.RoutingEdit))
                return Refusal.Forbidden(Permissions.RoutingEdit);
            var id = GroupStore.Insert(session.Connection, group, clock.GetUtcNow().ToUnixTimeMilliseconds());
            audit.Append(session, actor, "group.created", "group", id, new { group.Strategy });
            session.Append(AccountEvents.Group(id));
            return group with { Id = id };
        }, cancellationToken);
    }

    /// <summary>Changes a group; what is left out stays. Needs <c>groups.edit</c>, and <c>routing.edit</c> for its routing. Refused: forbidden, not_found, invalid.</summary>
    public async Task<Result<GroupView>> UpdateAsync(Actor actor, long id, GroupInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.GroupsEdit))
            return Refusal.Forbidden(Permissions.GroupsEdit);
        return await database.WriteAsync<Result<GroupView>>(session =>
        {
            if (Find(session.Connection, actor, id, OrganizationScope.Edit(actor)) is not { } before)
                return Refusal.NotFound;
            var group = Merge(before, input);
            if (Check(session.Connection, group) is { } refusal)
                return refusal;
            if (IsRoutedOtherwise(group, before) && !actor.May(Permissions.RoutingEdit))
                return Refusal.Forbidden(Permissions.RoutingEdit);
            GroupStore.Update(session.Connection, group, clock.GetUtcNow().ToUnixTimeMilliseconds());
            audit.Append(session, actor, "group.changed", "group", id, new
            {
                before = new { before.Strategy, before.Overflow, before.UnansweredSeconds },
                after = new { group.Strategy, group.Overflow, group.UnansweredSeconds },
            });
            session.Append(AccountEvents.Group(id));
            return group;
        }, cancellationToken);
    }

    /// <summary>
    /// Deletes a group that nothing refers to: one that ever had conversations stays for the history.
    /// Needs <c>groups.edit</c>. Refused: forbidden, not_found, in_use (409).
    /// </summary>
    public async Task<Refusal?> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.GroupsEdit))
            return Refusal.Forbidden(Permissions.GroupsEdit);
        try
        {
            return await database.WriteAsync(session =>
            {
                if (Find(session.Connection, actor, id, OrganizationScope.Edit(actor)) is null)
                    return Refusal.NotFound;
                session.Connection.Execute("delete from group_members where group_id = @id", new { id });
                session.Connection.Execute("delete from agent_groups where id = @id", new { id });
                audit.Append(session, actor, "group.deleted", "group", id);
                session.Append(AccountEvents.Group(id));
                return null;
            }, cancellationToken);
        }
        catch (DbException exception) when (IsForeignKey(exception))
        {
            // Whose rows these are is their feature's own business; the constraint knows them all.
            return Refusal.Conflict("in_use");
        }
        finally
        {
            actors.Forget();
        }
    }

    /// <summary>How its conversations find an agent is a right of its own.</summary>
    private static bool IsRoutedOtherwise(GroupView group, GroupView before) =>
        group.Strategy != before.Strategy || group.Overflow != before.Overflow || group.UnansweredSeconds != before.UnansweredSeconds;

    private static GroupView Merge(GroupView stored, GroupInput input) => stored with
    {
        Name = input.Name.Or(stored.Name).Trim(),
        Strategy = input.Strategy.Or(stored.Strategy),
        Overflow = input.Overflow.Or(stored.Overflow),
        UnansweredSeconds = input.UnansweredSeconds.Or(stored.UnansweredSeconds),
    };

    private static Refusal? Check(DbConnection connection, GroupView group)
    {
        if (AgentRules.Name(group.Name, required: true) is { } fault)
            return Refusal.Invalid("name", fault);
        if (connection.ExecuteScalar<long?>("select 1 from agent_groups where name = @Name and id <> @Id", new { group.Name, group.Id }) is not null)
            return Refusal.Invalid("name", "taken");
        if (!GroupStrategies.All.Contains(group.Strategy))
            return Refusal.Invalid("strategy", "unknown");
        if (group.UnansweredSeconds is < 1 or > MaxSeconds)
            return Refusal.Invalid("unansweredSeconds", "out_of_range");
        if (group.Overflow is not { } overflow)
            return null;
        if (overflow.AfterSeconds is < 1 or > MaxSeconds)
            return Refusal.Invalid("overflow.afterSeconds", "out_of_range");
        return overflow.GroupId == group.Id || !AgentStore.Exist(connection, "agent_groups", [overflow.GroupId])
            ? Refusal.Invalid("overflow.groupId", "unknown")
            : null;
    }

    private static GroupView? Find(DbConnection connection, Actor actor, long id, Reach reach)
    {
        var parameters = OrganizationScope.Parameters(actor);
        parameters.Add("id", id);
        return GroupStore.List(connection, $"g.id = @id and {OrganizationScope.Groups(reach)}", parameters) is [var group] ? group : null;
    }

    // SQLSTATE 23503 is PostgreSQL's; SQLite tells by its extended code.
    private static bool IsForeignKey(DbException exception) =>
        exception.SqlState == "23503" || exception is SqliteException { SqliteErrorCode: 19 };
}
