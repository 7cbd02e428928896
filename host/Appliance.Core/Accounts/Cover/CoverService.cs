using System.Data.Common;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Cover;

/// <summary>Roles, groups and channel accounts given until a time (stand-ins, outsourced staff).</summary>
public sealed class CoverService(IDatabase database, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    private const int MaxReason = 200;

    /// <summary>What was given to agents within the caller's scope, newest first. Needs <c>agents.view</c>. Refused: forbidden, invalid.</summary>
    public Result<Page<CoverView>> List(Actor actor, CoverFilter filter, PageRequest page)
    {
        if (!actor.May(Permissions.AgentsView))
            return Refusal.Forbidden(Permissions.AgentsView);
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var before))
            return Refusal.Invalid("cursor", "invalid");
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new { before = before.Id, fetch = page.Fetch, filter.AgentId });
        var rows = database.Read(connection => connection.Query<CoverRow>(
            $"""
            {CoverStore.Select}
            where t.id < @before and {OrganizationScope.Agents(OrganizationScope.View(actor))}
              {(filter.AgentId is null ? "" : "and t.agent_id = @AgentId")}
              {(filter.Ended is not { } ended ? "" : ended ? "and t.ended_at is not null" : "and t.ended_at is null")}
            order by t.id desc limit @fetch
            """,
            parameters).AsList());
        return page.Cut(rows.ConvertAll(row => row.ToView()), view => new PageCursor(0, view.Id));
    }

    /// <summary>
    /// Gives an agent a role, a group or a channel account until a time, when it is taken back by itself. Needs
    /// <c>agents.cover</c>, and to have what is given. Refused: forbidden, exceeds_own, not_found, invalid,
    /// account_not_active, already_has, no_channel_limit.
    /// </summary>
    public async Task<Result<CoverView>> GiveAsync(Actor actor, NewCover cover, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsCover))
            return Refusal.Forbidden(Permissions.AgentsCover);
        var now = clock.Milliseconds();
        if (Check(cover, now) is { Count: > 0 } faults)
            return Refusal.Invalid(faults);
        var result = await database.WriteAsync<Result<CoverView>>(session =>
        {
            var connection = session.Connection;
            if (AgentWriter.Reach(connection, actor, cover.AgentId, out var agent) is { } unreachable)
                return unreachable;
            if (agent!.Row.State is not (AgentStates.Enabled or AgentStates.Invited))
                return Refusal.Refused("account_not_active");
            if (Objection(connection, actor, cover, agent, now) is { } objection)
                return objection;
            var id = CoverStore.Insert(connection, cover, actor.AgentId, CoverTimes.WarnRight(now, cover.Until.ToUnixTimeMilliseconds()), now);
            audit.Append(session, actor, "cover.given", "agent", cover.AgentId, new { coverId = id, cover.Kind, cover.ObjectId, cover.Until });
            session.Append(AccountEvents.Agent(cover.AgentId));
            return CoverStore.Find(connection, id)!.ToView();
        }, cancellationToken);
        actors.Forget();
        return result;
    }

    /// <summary>Takes back before its time. Needs <c>agents.cover</c>. Refused: forbidden, exceeds_own, not_found, already_ended (409).</summary>
    public async Task<Refusal?> TakeBackAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsCover))
            return Refusal.Forbidden(Permissions.AgentsCover);
        var refusal = await database.WriteAsync<Refusal?>(session =>
        {
            if (CoverStore.Find(session.Connection, id) is not { } cover)
                return Refusal.NotFound;
            if (AgentWriter.Reach(session.Connection, actor, cover.AgentId, out _) is { } unreachable)
                return unreachable;
            if (cover.EndedAt is not null)
                return Refusal.Conflict("already_ended");
            CoverStore.End(session, cover, "taken_back", actor.AgentId, clock.Milliseconds());
            audit.Append(session, actor, "cover.taken_back", "agent", cover.AgentId, new { coverId = id, cover.Kind, cover.ObjectId });
            return null;
        }, cancellationToken);
        actors.Forget();
        return refusal;
    }

    private static Dictionary<string, string[]> Check(NewCover cover, long now)
    {
        var faults = new Dictionary<string, string[]>();
        if (cover.Kind is not (CoverKinds.Role or CoverKinds.Group or CoverKinds.Channel))
            faults["kind"] = ["unknown"];
        if (AgentRules.Name(cover.Reason, required: true, MaxReason) is { } reason)
            faults["reason"] = [reason];
        var until = cover.Until.ToUnixTimeMilliseconds();
        if (until <= now)
            faults["until"] = ["in_past"];
        else if (until - now > CoverTimes.Longest.TotalMilliseconds)
            faults["until"] = ["too_far"];
        return faults;
    }

    private static Refusal? Objection(DbConnection connection, Actor actor, NewCover cover, AgentDetail agent, long now)
    {
        var table = cover.Kind switch { CoverKinds.Role => "roles", CoverKinds.Group => "agent_groups", _ => "channel_accounts" };
        if (!AgentStore.Exist(connection, table, [cover.ObjectId]))
            return Refusal.Invalid("objectId", "unknown");
        if (!MayGive(connection, actor, cover, agent))
            return AgentWriter.ExceedsOwn;
        if (cover.Kind != CoverKinds.Channel)
            return (cover.Kind == CoverKinds.Role ? agent.RoleIds : agent.GroupIds).Contains(cover.ObjectId) ? Refusal.Refused("already_has") : null;
        return AgentRightsReader.Read(connection, agent.Row.Id, agent.Row.DepartmentId, now).Scope.ChannelAccountIds switch
        {
            null => Refusal.Refused("no_channel_limit"),
            { } own when own.Contains(cover.ObjectId) => Refusal.Refused("already_has"),
            _ => null,
        };
    }

    private static bool MayGive(DbConnection connection, Actor actor, NewCover cover, AgentDetail agent) => cover.Kind switch
    {
        CoverKinds.Role => AgentWriter.MayGrant(connection, actor, [cover.ObjectId], AccountLimit.Of(agent)),
        CoverKinds.Group => OrganizationScope.Edit(actor) == Reach.All || actor.Scope.GroupIds.Contains(cover.ObjectId),
        _ => actor.Scope.ChannelAccountIds is not { } own || own.Contains(cover.ObjectId),
    };
}
