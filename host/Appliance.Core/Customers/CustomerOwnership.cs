using System.Data.Common;
using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Customers;

/// <summary>Owners and pools of customers: taking one, giving one back, setting who it is.</summary>
public sealed class CustomerOwnership(IDatabase database, CustomerService customers, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// The caller becomes the owner of a customer whom they see and whom nobody owns. Of any number of simultaneous calls
    /// one wins. Needs <c>customers.claim</c>. Refused: forbidden, not_found, already_owned (409).
    /// </summary>
    public async Task<Result<CustomerView>> ClaimAsync(Actor actor, long customerId, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId || !actor.May(Permissions.CustomersClaim))
            return Refusal.Forbidden(Permissions.CustomersClaim);
        var refusal = await database.WriteAsync<Refusal?>(
            session =>
            {
                if (Find(session.Connection, customerId, parameters => CustomerVisibility.Sql(actor, parameters)) is not { } before)
                    return Refusal.NotFound;
                if (before.OwnerId is not null)
                    return Refusal.Conflict("already_owned");
                Set(session, actor, before, new OwnerInput(agentId));
                return null;
            },
            cancellationToken);
        return refusal ?? customers.Get(actor, customerId);
    }

    /// <summary>
    /// Gives a customer of the caller's own back to a pool. Needs <c>customers.claim</c>; the pool of a group only in one
    /// of the caller's own. Refused: forbidden, not_found (also where the customer is not the caller's), invalid.
    /// </summary>
    public async Task<Refusal?> ReleaseAsync(Actor actor, long customerId, OwnerInput pool, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.CustomersClaim))
            return Refusal.Forbidden(Permissions.CustomersClaim);
        if (pool.AgentId is not null)
            return Refusal.Invalid("agentId", "unknown");
        if (pool.GroupId is { } group && !actor.Scope.GroupIds.Contains(group))
            return Refusal.Invalid("groupId", "unknown");
        return await database.WriteAsync(
            session =>
            {
                if (Find(session.Connection, customerId, parameters => CustomerVisibility.Sql(actor, parameters)) is not { } before || before.OwnerId != actor.AgentId)
                    return Refusal.NotFound;
                if (Check(session.Connection, pool) is { } fault)
                    return fault;
                Set(session, actor, before, pool);
                return null;
            },
            cancellationToken);
    }

    /// <summary>
    /// Sets to whom a customer belongs. Needs <c>customers.assign</c>, and scope to edit. Refused: forbidden, not_found, invalid.
    /// </summary>
    public async Task<Refusal?> AssignAsync(Actor actor, long customerId, OwnerInput owner, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.CustomersAssign))
            return Refusal.Forbidden(Permissions.CustomersAssign);
        return await database.WriteAsync(
            session =>
            {
                // Whoever may see a pool may empty it: nobody else owns who lies in it.
                var before = Find(session.Connection, customerId, parameters => CustomerVisibility.EditSql(actor, parameters))
                    ?? (Find(session.Connection, customerId, parameters => CustomerVisibility.Sql(actor, parameters)) is { Pool: not null } pooled ? pooled : null);
                if (before is null)
                    return Refusal.NotFound;
                if (Check(session.Connection, owner) is { } fault)
                    return fault;
                Set(session, actor, before, owner);
                return null;
            },
            cancellationToken);
    }

    private static OwnerRow? Find(DbConnection connection, long customerId, Func<DynamicParameters, string> scope)
    {
        var parameters = new DynamicParameters(new { customerId });
        return connection.QuerySingleOrDefault<OwnerRow>(
            $"select cu.id as Id, cu.owner_id as OwnerId, cu.pool as Pool, cu.pool_group_id as GroupId from customers cu where cu.id = @customerId and {scope(parameters)}",
            parameters);
    }

    private static Refusal? Check(DbConnection connection, OwnerInput owner)
    {
        if (owner.AgentId is null == owner.Pool is null)
            return Refusal.Invalid("agentId", "one_of_agent_or_pool");
        if (owner.AgentId is { } agentId && connection.ExecuteScalar<long?>("select 1 from agents where id = @agentId and state = 'enabled'", new { agentId }) is null)
            return Refusal.Invalid("agentId", "unknown");
        if (owner.Pool is not (null or ScopeRule.TeamPool or ScopeRule.CompanyPool))
            return Refusal.Invalid("pool", "unknown");
        if (owner.Pool == ScopeRule.TeamPool == owner.GroupId is null)
            return Refusal.Invalid("groupId", owner.GroupId is null ? "required" : "unknown");
        return owner.GroupId is { } groupId && connection.ExecuteScalar<long?>("select 1 from agent_groups where id = @groupId", new { groupId }) is null
            ? Refusal.Invalid("groupId", "unknown")
            : null;
    }

    private void Set(IWriteSession session, Actor actor, OwnerRow before, OwnerInput after)
    {
        if (before.OwnerId == after.AgentId && before.Pool == after.Pool && before.GroupId == after.GroupId)
            return;
        var now = time.Milliseconds();
        session.Connection.Execute(
            """
            update customers set owner_id = @AgentId, owned_since = @since, pool = @Pool, pool_group_id = @GroupId, updated_at = @now where id = @Id
            """,
            new { before.Id, after.AgentId, since = after.AgentId is null ? (long?)null : now, after.Pool, after.GroupId, now });
        audit.Append(session, actor, "customer.ownerChanged", "customer", before.Id, new
        {
            before = new { agentId = before.OwnerId, before.Pool, before.GroupId },
            after,
        });
    }

    private sealed class OwnerRow
    {
        public long Id { get; init; }
        public long? OwnerId { get; init; }
        public string? Pool { get; init; }
        public long? GroupId { get; init; }
    }
}
