using System.Data.Common;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The organisation tree.</summary>
public sealed class DepartmentService(IDatabase database, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    // Far beyond any company, and near enough that a tree of it fits a stack.
    private const int MostLevels = 200;
    private const string Columns = "d.id as Id, d.parent_id as ParentId, d.name as Name";

    /// <summary>Departments within the caller's scope, by id. Needs <c>departments.view</c>. Refused: forbidden, invalid.</summary>
    public Result<Page<DepartmentView>> List(Actor actor, PageRequest page)
    {
        if (!actor.May(Permissions.DepartmentsView))
            return Refusal.Forbidden(Permissions.DepartmentsView);
        if (!page.TryReadCursor(default, out var after))
            return Refusal.Invalid("cursor", "invalid");
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new { after = after.Id, fetch = page.Fetch });
        var rows = database.Read(connection => connection.Query<DepartmentView>(
            $"""
            select {Columns} from departments d
            where d.id > @after and {OrganizationScope.Departments(OrganizationScope.View(actor))} order by d.id limit @fetch
            """,
            parameters).AsList());
        return page.Cut(rows, row => new PageCursor(0, row.Id));
    }

    /// <summary>The whole tree within the caller's scope, depth-first, with counts of members. Needs <c>departments.view</c>. Refused: forbidden.</summary>
    public Result<IReadOnlyList<DepartmentNode>> Tree(Actor actor) =>
        actor.May(Permissions.DepartmentsView)
            ? Result.Of<IReadOnlyList<DepartmentNode>>(database.Read(connection => DepartmentTree.Read(connection, actor)))
            : Refusal.Forbidden(Permissions.DepartmentsView);

    /// <summary>One department. Needs <c>departments.view</c>. Refused: forbidden, not_found.</summary>
    public Result<DepartmentView> Get(Actor actor, long id)
    {
        if (!actor.May(Permissions.DepartmentsView))
            return Refusal.Forbidden(Permissions.DepartmentsView);
        return database.Read(connection => Find(connection, actor, id, OrganizationScope.View(actor))) is { } found ? found : Refusal.NotFound;
    }

    /// <summary>Makes a department. Needs <c>departments.edit</c>; outside of the whole organisation's reach, only below a department of one's own. Refused: forbidden, invalid.</summary>
    public async Task<Result<DepartmentView>> CreateAsync(Actor actor, DepartmentInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.DepartmentsEdit))
            return Refusal.Forbidden(Permissions.DepartmentsEdit);
        var result = await database.WriteAsync<Result<DepartmentView>>(session =>
        {
            if (Check(session.Connection, actor, input, id: null) is { } refusal)
                return refusal;
            var id = session.Connection.ExecuteScalar<long>(
                "insert into departments (parent_id, name, created_at) values (@ParentId, @name, @now) returning id",
                new { input.ParentId, name = input.Name.Trim(), now = clock.GetUtcNow().ToUnixTimeMilliseconds() });
            audit.Append(session, actor, "department.created", "department", id, new { input.ParentId });
            session.Append(AccountEvents.Department(id));
            return new DepartmentView(id, input.ParentId, input.Name.Trim());
        }, cancellationToken);
        actors.Forget();
        return result;
    }

    /// <summary>Renames or moves a department. Needs <c>departments.edit</c>. Refused: forbidden, not_found, invalid (cycle).</summary>
    public async Task<Result<DepartmentView>> UpdateAsync(Actor actor, long id, DepartmentInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.DepartmentsEdit))
            return Refusal.Forbidden(Permissions.DepartmentsEdit);
        var result = await database.WriteAsync<Result<DepartmentView>>(session =>
        {
            if (Find(session.Connection, actor, id, OrganizationScope.Edit(actor)) is not { } before)
                return Refusal.NotFound;
            if (Check(session.Connection, actor, input, id) is { } refusal)
                return refusal;
            session.Connection.Execute(
                "update departments set parent_id = @ParentId, name = @name where id = @id", new { input.ParentId, name = input.Name.Trim(), id });
            audit.Append(session, actor, "department.changed", "department", id, new { before = before.ParentId, after = input.ParentId });
            session.Append(AccountEvents.Department(id));
            return new DepartmentView(id, input.ParentId, input.Name.Trim());
        }, cancellationToken);
        actors.Forget();
        return result;
    }

    /// <summary>Deletes a department without members and without departments below. Needs <c>departments.edit</c>. Refused: forbidden, not_found, in_use (409).</summary>
    public async Task<Refusal?> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.DepartmentsEdit))
            return Refusal.Forbidden(Permissions.DepartmentsEdit);
        return await database.WriteAsync(session =>
        {
            var connection = session.Connection;
            if (Find(connection, actor, id, OrganizationScope.Edit(actor)) is null)
                return Refusal.NotFound;

            // Who was anonymised counts for the history alone.
            connection.Execute("update agents set department_id = null where department_id = @id and state = 'anonymised'", new { id });
            var used = connection.ExecuteScalar<long?>(
                """
                select 1 where exists (select 1 from agents where department_id = @id) or exists (select 1 from departments where parent_id = @id)
                """,
                new { id }) is not null;
            if (used)
            {
                session.Discard();
                return Refusal.Conflict("in_use");
            }
            connection.Execute("delete from departments where id = @id", new { id });
            audit.Append(session, actor, "department.deleted", "department", id);
            session.Append(AccountEvents.Department(id));
            return null;
        }, cancellationToken);
    }

    private static Refusal? Check(DbConnection connection, Actor actor, DepartmentInput input, long? id)
    {
        if (AgentRules.Name(input.Name, required: true) is { } fault)
            return Refusal.Invalid("name", fault);
        if (input.ParentId is not { } parentId)
            return OrganizationScope.Edit(actor) == Reach.All ? null : Refusal.Invalid("parentId", "required");
        if (Find(connection, actor, parentId, OrganizationScope.Edit(actor)) is null)
            return Refusal.Invalid("parentId", "unknown");
        if (Depth(connection, parentId) >= MostLevels)
            return Refusal.Invalid("parentId", "out_of_range");
        return id is { } own && IsBelow(connection, parentId, own) ? Refusal.Invalid("parentId", "cycle") : null;
    }

    private static int Depth(DbConnection connection, long id) => connection.ExecuteScalar<int>(
        """
        with recursive up (id, parent_id) as (
            select id, parent_id from departments where id = @id
            union
            select d.id, d.parent_id from departments d join up on d.id = up.parent_id)
        select count(*) from up
        """,
        new { id });

    private static bool IsBelow(DbConnection connection, long id, long top) => connection.ExecuteScalar<long?>(
        """
        with recursive up (id, parent_id) as (
            select id, parent_id from departments where id = @id
            union
            select d.id, d.parent_id from departments d join up on d.id = up.parent_id)
        select 1 from up where id = @top
        """,
        new { id, top }) is not null;

    private static DepartmentView? Find(DbConnection connection, Actor actor, long id, Reach reach)
    {
        var parameters = OrganizationScope.Parameters(actor);
        parameters.Add("id", id);
        return connection.QuerySingleOrDefault<DepartmentView>(
            $"select {Columns} from departments d where d.id = @id and {OrganizationScope.Departments(reach)}", parameters);
    }
}
