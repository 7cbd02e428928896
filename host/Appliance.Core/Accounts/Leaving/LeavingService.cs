using System.Data.Common;
using Appliance.Core.Accounts.Cover;
using Appliance.Core.Audit;
using Appliance.Storage;

namespace Appliance.Core.Accounts.Leaving;

/// <summary>
/// An agent leaves, in one order: what they have is handed over → their rights are taken → the account is disabled, and
/// only then may it be deleted. Each step finds the state as it is in its own write, so of two admins one is first.
/// Every method needs <c>agents.leave</c> and every right that the agent has; refused besides: forbidden, not_found,
/// exceeds_own, own_account.
/// </summary>
public sealed class LeavingService(
    IDatabase database, HandOvers handOvers, AgentService agents, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    private const int MostTargets = 50;

    /// <summary>The agent's leaving as it is; state none, with counts all the same, where none has begun.</summary>
    public Result<DepartureView> Get(Actor actor, long agentId)
    {
        if (!actor.May(Permissions.AgentsLeave))
            return Refusal.Forbidden(Permissions.AgentsLeave);
        return database.Read<Result<DepartureView>>(connection =>
            OrganizationScope.MayEdit(connection, actor, agentId) ? View(connection, agentId) : Refusal.NotFound);
    }

    /// <summary>Begins: from now on nothing new is assigned to the agent. Refused besides: last_admin, already_leaving (409), account_not_active.</summary>
    public Task<Result<DepartureView>> StartAsync(Actor actor, long agentId, CancellationToken cancellationToken) =>
        StepAsync(actor, agentId, (session, agent) =>
        {
            var connection = session.Connection;
            if (AgentStore.IsLastAdmin(connection, agentId))
                return Refusal.Refused("last_admin");
            if (DepartureStore.Open(connection, agentId) is not null)
                return Refusal.Conflict("already_leaving");
            var id = DepartureStore.Insert(connection, agentId, actor.AgentId, clock.Milliseconds());
            audit.Append(session, actor, "departure.started", "agent", agentId, new { departureId = id, agent.Row.State });
            return null;
        }, cancellationToken);

    /// <summary>
    /// Begins to hand one kind over to one or several agents, in turn, or to nobody. It goes on by itself, in small steps, also
    /// over a restart. Refused besides: wrong_step (409), hand_over_running (409), unknown (kind or agents), nothing_left.
    /// </summary>
    public Task<Result<DepartureView>> HandOverAsync(
        Actor actor, long agentId, string kind, IReadOnlyList<long> toAgentIds, CancellationToken cancellationToken) =>
        StepAsync(actor, agentId, (session, _) =>
        {
            var connection = session.Connection;
            var now = clock.Milliseconds();
            if (handOvers.Find(kind) is not { } handOver)
                return Refusal.Invalid("kind", "unknown");
            if (DepartureStore.Open(connection, agentId) is not { State: DepartureStates.HandingOver } departure)
                return Refusal.Conflict("wrong_step");
            if (DepartureStore.FindRunning(connection, departure.Id, kind) is not null)
                return Refusal.Conflict("hand_over_running");
            List<long> targets = [.. toAgentIds.Distinct()];
            if (targets.Count == 0 && handOver.Nobody is null)
                return Refusal.Invalid("agentIds", "required");
            if (targets.Count > MostTargets)
                return Refusal.Invalid("agentIds", "too_many");
            if (DepartureStore.Able(connection, targets, now).Count < targets.Count || !targets.TrueForAll(id => OrganizationScope.MayView(connection, actor, id)))
                return Refusal.Invalid("agentIds", "unknown");
            var total = handOver.Count(connection, agentId);
            if (total == 0)
                return Refusal.Refused("nothing_left");
            DepartureStore.InsertMove(connection, departure.Id, kind, targets, total, actor.AgentId, now);
            audit.Append(session, actor, "departure.handing_over", "agent", agentId, new { departureId = departure.Id, kind, toAgentIds = targets, total });
            return null;
        }, cancellationToken);

    /// <summary>Stops a hand-over where it is; what was moved stays moved. Refused besides: not_running (409).</summary>
    public Task<Result<DepartureView>> StopAsync(Actor actor, long agentId, string kind, CancellationToken cancellationToken) =>
        StepAsync(actor, agentId, (session, _) =>
        {
            var connection = session.Connection;
            if (DepartureStore.Open(connection, agentId) is not { } departure || DepartureStore.FindRunning(connection, departure.Id, kind) is not { } move)
                return Refusal.Conflict("not_running");
            DepartureStore.Finish(connection, move.Id, "stopped", clock.Milliseconds());
            audit.Append(session, actor, "departure.hand_over_stopped", "agent", agentId, new { departureId = departure.Id, kind, move.Moved, move.Total });
            return null;
        }, cancellationToken);

    /// <summary>
    /// Takes roles, groups, what was given for a time, sessions and API tokens; open connections end with them. Refused besides:
    /// wrong_step (409), still_owns (with the number of each kind that is left), last_admin.
    /// </summary>
    public Task<Result<DepartureView>> TakeRightsAsync(Actor actor, long agentId, CancellationToken cancellationToken) =>
        StepAsync(actor, agentId, (session, _) =>
        {
            var connection = session.Connection;
            var now = clock.Milliseconds();
            if (DepartureStore.Open(connection, agentId) is not { State: DepartureStates.HandingOver } departure)
                return Refusal.Conflict("wrong_step");
            if (handOvers.Left(connection, agentId) is { } left)
                return left;
            if (AgentStore.IsLastAdmin(connection, agentId))
                return Refusal.Refused("last_admin");
            var before = DepartureStore.Rights(connection, agentId, now);
            var taken = DepartureStore.Take(connection, agentId);
            CoverStore.EndAll(connection, agentId, "left", actor.AgentId, now);
            AccountClosing.EndAccess(session, agentId, clock);
            DepartureStore.RightsTaken(connection, departure.Id, taken, now);
            audit.Append(session, actor, "departure.rights_taken", "agent", agentId, new { departureId = departure.Id, taken.RoleIds, taken.GroupIds, before.Sessions, before.Tokens });
            session.Append(AccountEvents.Agent(agentId));
            return null;
        }, cancellationToken);

    /// <summary>Disables the account; what it did stays on record. Refused besides: wrong_step (409).</summary>
    public Task<Result<DepartureView>> DisableAsync(Actor actor, long agentId, CancellationToken cancellationToken) =>
        StepAsync(actor, agentId, (session, agent) =>
        {
            var connection = session.Connection;
            if (DepartureStore.Open(connection, agentId) is not { State: DepartureStates.RightsTaken } departure)
                return Refusal.Conflict("wrong_step");

            // Somebody may have given rights again in between.
            DepartureStore.Take(connection, agentId);
            AccountClosing.EndAccess(session, agentId, clock);
            AccountClosing.Disable(session, agentId, clock);
            DepartureStore.Disabled(connection, departure.Id, clock.Milliseconds());
            audit.Append(session, actor, "departure.disabled", "agent", agentId, new { departureId = departure.Id, from = agent.Row.State });
            return null;
        }, cancellationToken);

    /// <summary>Gives up a leaving whose rights were not taken yet; what was handed over stays with its new agents. Refused besides: wrong_step (409).</summary>
    public Task<Result<DepartureView>> CancelAsync(Actor actor, long agentId, CancellationToken cancellationToken) =>
        StepAsync(actor, agentId, (session, _) =>
        {
            if (DepartureStore.Open(session.Connection, agentId) is not { State: DepartureStates.HandingOver } departure)
                return Refusal.Conflict("wrong_step");
            DepartureStore.Close(session.Connection, agentId, DepartureStates.Cancelled, clock.Milliseconds());
            audit.Append(session, actor, "departure.cancelled", "agent", agentId, new { departureId = departure.Id });
            return null;
        }, cancellationToken);

    /// <summary>
    /// Takes somebody back: the account is enabled with the roles and groups that were taken from it, as far as they still exist.
    /// Sessions and tokens stay ended, what was handed over stays with its new agents. Refused besides: wrong_step (409), exceeds_own
    /// where a role is more than the caller has.
    /// </summary>
    public Task<Result<DepartureView>> RestoreAsync(Actor actor, long agentId, CancellationToken cancellationToken) =>
        StepAsync(actor, agentId, (session, agent) =>
        {
            var connection = session.Connection;
            if (DepartureStore.Open(connection, agentId) is not { State: DepartureStates.RightsTaken or DepartureStates.Disabled } departure)
                return Refusal.Conflict("wrong_step");
            if (Restoration.Run(session, actor, agent, TakenRights.Read(departure.Taken), clock) is { } refused)
                return refused;
            DepartureStore.Close(connection, agentId, DepartureStates.Restored, clock.Milliseconds());
            audit.Append(session, actor, "departure.restored", "agent", agentId, new { departureId = departure.Id, taken = TakenRights.Read(departure.Taken) });
            session.Append(AccountEvents.Agent(agentId));
            return null;
        }, cancellationToken);

    /// <summary>The last step: the account of somebody who left is anonymised. Needs <c>agents.edit</c> too. Refused besides: wrong_step (409), still_owns.</summary>
    public async Task<Refusal?> EraseAsync(Actor actor, long agentId, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsLeave))
            return Refusal.Forbidden(Permissions.AgentsLeave);
        if (database.Read(connection => DepartureStore.Open(connection, agentId)) is not { State: DepartureStates.Disabled })
            return Refusal.Conflict("wrong_step");
        return await agents.DeleteAsync(actor, agentId, cancellationToken);
    }

    private async Task<Result<DepartureView>> StepAsync(
        Actor actor, long agentId, Func<IWriteSession, AgentDetail, Refusal?> step, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsLeave))
            return Refusal.Forbidden(Permissions.AgentsLeave);
        var result = await database.WriteAsync<Result<DepartureView>>(session =>
        {
            if (AgentWriter.Reach(session.Connection, actor, agentId, out var agent) is { } unreachable)
                return unreachable;
            if (agentId == actor.AgentId)
                return AgentStore.IsLastAdmin(session.Connection, agentId) ? Refusal.Refused("last_admin") : Refusal.Refused("own_account");
            if (step(session, agent!) is { } refused)
                return refused;
            session.Append(AccountEvents.Departure(agentId));
            return View(session.Connection, agentId);
        }, cancellationToken);
        actors.Forget();
        return result;
    }

    private DepartureView View(DbConnection connection, long agentId)
    {
        var row = DepartureStore.Last(connection, agentId);
        var moves = row is null ? [] : DepartureStore.LastMoves(connection, row.Id);
        return new DepartureView(
            agentId, row?.State ?? DepartureStates.None, row?.StartedBy, StoredTime.From(row?.StartedAt), StoredTime.From(row?.RightsTakenAt),
            StoredTime.From(row?.DisabledAt), StoredTime.From(row?.ClosedAt),
            [.. handOvers.All.Select(kind => new HandOverView(
                kind.Key, kind.Name, kind.Nobody, kind.Count(connection, agentId), moves.GetValueOrDefault(kind.Key)?.ToView()))],
            DepartureStore.Rights(connection, agentId, clock.Milliseconds()));
    }
}
