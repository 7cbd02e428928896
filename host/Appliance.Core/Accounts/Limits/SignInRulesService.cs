using Appliance.Core.Audit;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Limits;

/// <summary>The sign-in rules of roles and of single agents.</summary>
public sealed class SignInRulesService(IDatabase database, SignInLimits limits, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    private static readonly Refusal ExceedsOwn = new(RefusalKind.Forbidden, "exceeds_own");
    private static readonly Refusal WouldLockOut = Refusal.Refused("would_lock_out");

    /// <summary>Every role with its rules (null for none), by id; at most 500. Needs <c>signInRules.view</c>. Refused: forbidden.</summary>
    public Result<IReadOnlyList<RoleRulesView>> OfRoles(Actor actor)
    {
        if (!actor.May(Permissions.SignInRulesView))
            return Refusal.Forbidden(Permissions.SignInRulesView);
        return Result.Of<IReadOnlyList<RoleRulesView>>(database.Read(SignInRulesStore.OfRoles));
    }

    /// <summary>
    /// The agents within the caller's scope who have rules of their own, by id; at most 500. Needs <c>signInRules.view</c>.
    /// Refused: forbidden.
    /// </summary>
    public Result<IReadOnlyList<AgentRulesView>> OfAgents(Actor actor)
    {
        if (!actor.May(Permissions.SignInRulesView))
            return Refusal.Forbidden(Permissions.SignInRulesView);
        return Result.Of<IReadOnlyList<AgentRulesView>>(database.Read(connection => SignInRulesStore.OfAgents(connection, actor)));
    }

    /// <summary>The rules of a role; empty ones where it has none. Needs <c>signInRules.view</c>. Refused: forbidden, not_found.</summary>
    public Result<SignInRules> OfRole(Actor actor, long roleId)
    {
        if (!actor.May(Permissions.SignInRulesView))
            return Refusal.Forbidden(Permissions.SignInRulesView);
        return database.Read<Result<SignInRules>>(connection =>
            RoleStore.Find(connection, roleId) is null ? Refusal.NotFound : SignInRulesStore.OfRole(connection, roleId) ?? new SignInRules());
    }

    /// <summary>
    /// The rules of one agent, which stand in place of their roles'; null where they have none. Needs <c>signInRules.view</c>.
    /// Refused: forbidden, not_found.
    /// </summary>
    public Result<AgentRulesAnswer> OfAgent(Actor actor, long agentId)
    {
        if (!actor.May(Permissions.SignInRulesView))
            return Refusal.Forbidden(Permissions.SignInRulesView);
        return database.Read<Result<AgentRulesAnswer>>(connection =>
            OrganizationScope.MayView(connection, actor, agentId) ? new AgentRulesAnswer(SignInRulesStore.OfAgent(connection, agentId)) : Refusal.NotFound);
    }

    /// <summary>
    /// Sets the rules of a role. Needs <c>signInRules.edit</c> and every right that the role gives. Refused: forbidden,
    /// not_found, exceeds_own, invalid, would_lock_out (the caller's own session would be against them).
    /// </summary>
    public Task<Refusal?> SetOfRoleAsync(Actor actor, long roleId, SignInRules rules, CallerInfo caller, CancellationToken cancellationToken) =>
        ChangeAsync(actor, caller, rules, session =>
        {
            var connection = session.Connection;
            if (RoleStore.Find(connection, roleId) is null)
                return Refusal.NotFound;
            if (!RightsComparison.Covers(actor, AgentRightsReader.OfRoles(connection, [roleId], new AccountLimit(null, []))))
                return ExceedsOwn;
            var before = SignInRulesStore.OfRole(connection, roleId);
            if (rules.IsEmpty)
                SignInRulesStore.RemoveOfRole(connection, roleId);
            else
                SignInRulesStore.SetOfRole(connection, roleId, rules, Now());
            audit.Append(session, actor, "role.sign_in_rules_changed", "role", roleId, new { before, after = rules });
            session.Append(AccountEvents.Role(roleId));
            return null;
        }, cancellationToken);

    /// <summary>
    /// Gives an agent rules of their own, or (null) takes them, so that those of their roles hold. Needs
    /// <c>signInRules.edit</c> and every right that the agent has. Refused: forbidden, not_found, exceeds_own, invalid,
    /// would_lock_out.
    /// </summary>
    public Task<Refusal?> SetOfAgentAsync(Actor actor, long agentId, SignInRules? rules, CallerInfo caller, CancellationToken cancellationToken) =>
        ChangeAsync(actor, caller, rules, session =>
        {
            var connection = session.Connection;
            if (AgentWriter.Reach(connection, actor, agentId, out _) is { } unreachable)
                return unreachable;
            var before = SignInRulesStore.OfAgent(connection, agentId);
            if (rules is null)
                SignInRulesStore.RemoveOfAgent(connection, agentId);
            else
                SignInRulesStore.SetOfAgent(connection, agentId, rules, Now());
            audit.Append(session, actor, "agent.sign_in_rules_changed", "agent", agentId, new { before, after = rules });
            session.Append(AccountEvents.Agent(agentId));
            return null;
        }, cancellationToken);

    private async Task<Refusal?> ChangeAsync(
        Actor actor, CallerInfo caller, SignInRules? rules, Func<IWriteSession, Refusal?> change, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.SignInRulesEdit))
            return Refusal.Forbidden(Permissions.SignInRulesEdit);
        if (rules is not null && SignInRulesCheck.Faults(rules) is { } fault)
            return fault;
        var refusal = await database.WriteAsync(session =>
        {
            if (change(session) is { } refused)
                return refused;
            if (!LocksOut(session, actor, caller))
                return null;
            session.Discard();
            return WouldLockOut;
        }, cancellationToken);
        actors.Forget();
        return refusal;
    }

    /// <summary>Whether the session that makes the change could not go on after it.</summary>
    private bool LocksOut(IWriteSession session, Actor actor, CallerInfo caller)
    {
        if (actor is not { Kind: ActorKind.Agent, AgentId: { } agentId, SessionId: { } sessionId })
            return false;
        var approved = session.Connection.ExecuteScalar<long?>(
            "select d.approved_at from sessions s join devices d on d.id = s.device_id where s.id = @sessionId", new { sessionId });
        return limits.Violation(SignInRulesStore.For(session.Connection, agentId, Now()), caller.Address, approved is not null) is not null;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
