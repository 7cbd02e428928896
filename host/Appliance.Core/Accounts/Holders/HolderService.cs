using Appliance.Core.Accounts.Leaving;
using Appliance.Core.Audit;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Holders;

/// <summary>An account goes from one person to another: history, groups and roles stay, everything personal is new.</summary>
public sealed class HolderService(
    IDatabase database, AgentService agents, IEnumerable<ICredentialReset> resets, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    /// <summary>Whose the account was, the newest first; empty for one that was never passed on. Needs <c>agents.view</c>. Refused: forbidden, not_found.</summary>
    public Result<IReadOnlyList<HolderView>> History(Actor actor, long agentId)
    {
        if (!actor.May(Permissions.AgentsView))
            return Refusal.Forbidden(Permissions.AgentsView);
        return database.Read(connection => OrganizationScope.MayView(connection, actor, agentId) ? HolderStore.Of(connection, agentId) : null) is { } found
            ? Result.Of<IReadOnlyList<HolderView>>(found)
            : Refusal.NotFound;
    }

    /// <summary>
    /// Passes the account on: name and contact are the new holder's, password, second factors, sessions, API tokens and known
    /// devices of the former one are gone, and what that one wrote keeps their name. Needs <c>agents.leave</c> and every right
    /// that the account has. Refused: forbidden, not_found, exceeds_own, own_account, last_admin, already_leaving (409), invalid.
    /// </summary>
    public async Task<Result<PassedOn>> PassOnAsync(Actor actor, long agentId, NewHolder holder, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsLeave))
            return Refusal.Forbidden(Permissions.AgentsLeave);
        var code = OpaqueToken.New(128);
        var refusal = await database.WriteAsync(session => PassOn(session, actor, agentId, holder, code), cancellationToken);
        actors.Forget();
        if (refusal is not null)
            return refusal;
        var agent = agents.Get(Actor.System, agentId);
        return agent.IsRefused ? agent.Refusal : new PassedOn(agent.Value, code);
    }

    private Refusal? PassOn(IWriteSession session, Actor actor, long agentId, NewHolder holder, string code)
    {
        var connection = session.Connection;
        var now = clock.Milliseconds();
        if (AgentWriter.Reach(connection, actor, agentId, out var before) is { } unreachable)
            return unreachable;
        if (AgentStore.IsLastAdmin(connection, agentId))
            return Refusal.Refused("last_admin");
        if (agentId == actor.AgentId)
            return Refusal.Refused("own_account");
        if (DepartureStore.Open(connection, agentId) is not null)
            return Refusal.Conflict("already_leaving");
        var after = AgentMerge.Apply(before!, Personal(before!.Row, holder));
        var faults = AgentRules.Check(connection, after);
        OrganisationRules.Of(connection).Check(connection, before.Row, after.Row, faults);
        if (faults.Count > 0)
            return Refusal.Invalid(faults);

        // An account that was disabled works again, for the new holder.
        after = after with { Row = after.Row with { State = AgentStates.Invited, Languages = "[]" } };
        AgentStore.Update(connection, after.Row, now);
        PasswordStore.SetStartCode(session, agentId, code, clock);
        SignInGuard.Unlock(connection, LoginKey.Of(before.Row.Login));
        AccountClosing.EndAccess(session, agentId, clock);
        foreach (var reset in resets)
            reset.Reset(session, agentId);
        HolderStore.PassOn(connection, before.Row, after.Row, actor.AgentId, now);
        audit.Append(session, actor, "agent.passed_on", "agent", agentId, new { from = before.Row.State, heldSince = StoredTime.From(HeldSince(connection, before.Row)) });
        session.Append(AccountEvents.Agent(agentId));

        // Until the new holder has signed in nobody is there: what the former one served goes back to its queues.
        session.Append(AccountEvents.Disabled(agentId));
        return null;
    }

    private static AgentChange Personal(AgentRow row, NewHolder holder) => new()
    {
        Login = string.IsNullOrWhiteSpace(holder.Login) ? row.Login : holder.Login,
        DisplayName = holder.DisplayName ?? "",
        Nickname = holder.Nickname,
        Title = holder.Title,
        Email = holder.Email,
        Phone = holder.Phone,
        JobNumber = holder.JobNumber,
        Locale = new Optional<string?>(null),
        AvatarFileId = new Optional<long?>(null),
        PhoneHidden = false,
        OfflineText = new Optional<string?>(null),
        Skills = new Optional<IReadOnlyList<SkillView>>([]),
    };

    private static long HeldSince(System.Data.Common.DbConnection connection, AgentRow row) => connection.ExecuteScalar<long?>(
        "select max(to_at) from account_holders where agent_id = @Id and to_at < (select max(from_at) from account_holders where agent_id = @Id)", new { row.Id }) ?? row.CreatedAt;
}
