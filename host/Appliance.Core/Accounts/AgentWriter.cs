using System.Data.Common;
using Appliance.Core.Accounts.Cover;
using Appliance.Core.Accounts.Leaving;
using Appliance.Core.Accounts.OnBoarding;
using Appliance.Core.Audit;
using Appliance.Core.Files;
using Appliance.Core.Notices;
using Appliance.Storage;

namespace Appliance.Core.Accounts;

/// <summary>Making and changing accounts inside a write: rules, scope, what may be granted, the last admin.</summary>
internal sealed class AgentWriter(AuditLog audit, TimeProvider clock)
{
    public Result<AgentDetail> Create(IWriteSession session, Actor actor, NewAgent input, string? hash, string? startCode, string? state = null)
    {
        var connection = session.Connection;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (input.TemplateId is { } templateId)
        {
            if (TemplateStore.Find(connection, templateId) is not { } template)
                return Refusal.Invalid("templateId", "unknown");
            input = template.Fill(input);
        }

        var agent = AgentDraft.Of(
            input, AgentStore.RoleId(connection, BuiltInRoles.Agent), state ?? (hash is null ? AgentStates.Invited : AgentStates.Enabled));
        var faults = AgentRules.Check(connection, agent);
        OrganisationRules.Of(connection).Check(connection, before: null, agent.Row, faults);
        CheckPicture(session, actor, agent.Row.AvatarFileId, faults);
        if (input.Notices?.Any(preference => !NoticeKinds.All.Contains(preference.Kind)) == true)
            faults["notices"] = ["unknown"];
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        if (!OrganizationScope.MayPlace(actor, agent.Row.DepartmentId, agent.GroupIds) || !MayGrant(connection, actor, agent.RoleIds, AccountLimit.Of(agent)))
            return ExceedsOwn;
        var id = AgentStore.Insert(connection, agent, hash, startCode is null ? null : OpaqueToken.Hash(startCode), now);
        agent = agent with { Row = agent.Row with { Id = id, CreatedAt = now } };
        AgentStore.SetLists(connection, agent, actor.AgentId, now);
        NoticeService.Prefer(session, id, input.Notices ?? []);
        OnBoardingStore.Due(connection, id, "created", now);
        audit.Append(session, actor, "agent.created", "agent", id, new { agent.GroupIds, agent.RoleIds, agent.Row.DepartmentId },
            PersonalValues.OfAgent(id, new { after = AgentMerge.Personal(agent.Row) }));
        session.Append(AccountEvents.Agent(id));
        return agent;
    }

    public Result<AgentDetail> Update(IWriteSession session, Actor actor, long id, AgentChange change, string? hash)
    {
        var connection = session.Connection;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (Reach(connection, actor, id, out var before) is { } unreachable)
            return unreachable;
        var after = AgentMerge.Apply(before!, change);
        var faults = AgentRules.Check(connection, after);
        OrganisationRules.Of(connection).Check(connection, before!.Row, after.Row, faults);
        if (after.Row.AvatarFileId != before.Row.AvatarFileId)
            CheckPicture(session, actor, after.Row.AvatarFileId, faults);
        if (AgentMerge.StateFault(before.Row, after.Row, hash is not null) is { } stateFault)
            faults["state"] = [stateFault];
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        var moved = after.Row.DepartmentId != before.Row.DepartmentId || !after.GroupIds.Order().SequenceEqual(before.GroupIds.Order());
        var limit = AccountLimit.Of(after);
        if ((moved && !OrganizationScope.MayPlace(actor, after.Row.DepartmentId, after.GroupIds))
            || !MayGrant(connection, actor, limit.IsWiderThan(AccountLimit.Of(before)) ? after.RoleIds : after.RoleIds.Except(before.RoleIds), limit))
        {
            return ExceedsOwn;
        }

        var admin = AgentStore.RoleId(connection, BuiltInRoles.SuperAdmin);
        var losesAdmin = before.RoleIds.Contains(admin) && (!after.RoleIds.Contains(admin) || after.Row.State != AgentStates.Enabled);
        if (losesAdmin && AgentStore.IsLastAdmin(connection, id))
            return Refusal.Refused("last_admin");
        if (id == actor.AgentId && after.Row.State != before.Row.State)
            return Refusal.Refused("own_account");

        AgentStore.Update(connection, after.Row, now);
        AgentStore.SetLists(connection, after, actor.AgentId, now);
        if (AgentMerge.IsToBeChecked(before, after))
            OnBoardingStore.Due(connection, id, "changed", now);
        CoverStore.EndMissing(connection, id, "removed", actor.AgentId, now);
        if (hash is not null)
            PasswordStore.Set(session, id, hash, change.MustChangePassword.Or(true), clock);
        if (after.Row.State == AgentStates.Enabled && before.Row.State != AgentStates.Enabled)
            DepartureStore.Close(connection, id, DepartureStates.Restored, now);
        var disabled = after.Row.State == AgentStates.Disabled && before.Row.State != AgentStates.Disabled;
        if (hash is not null || disabled)
            SessionStore.EndAll(session, id, except: id == actor.AgentId ? actor.SessionId : null, clock);
        audit.Append(session, actor, "agent.changed", "agent", id, AgentMerge.Difference(before, after, hash is not null),
            PersonalValues.OfAgent(id, new { before = AgentMerge.Personal(before.Row), after = AgentMerge.Personal(after.Row) }));
        session.Append(AccountEvents.Agent(id));
        if (disabled)
            session.Append(AccountEvents.Disabled(id));
        return AgentStore.Find(connection, id)!;
    }

    /// <summary>The agent, when the caller may change them; else why not.</summary>
    public static Refusal? Reach(DbConnection connection, Actor actor, long id, out AgentDetail? agent)
    {
        agent = OrganizationScope.MayEdit(connection, actor, id) ? AgentStore.Find(connection, id) : null;
        if (agent is null || agent.Row.State == AgentStates.Anonymised)
            return Refusal.NotFound;

        // What ran out a moment ago still counts here: it errs on the side of refusing.
        var rights = AgentRightsReader.Read(connection, id, agent.Row.DepartmentId, now: 0);
        return id == actor.AgentId || RightsComparison.Covers(actor, rights) ? null : ExceedsOwn;
    }

    public static Refusal ExceedsOwn { get; } = new(RefusalKind.Forbidden, "exceeds_own");

    public static bool MayGrant(DbConnection connection, Actor actor, IEnumerable<long> roleIds, AccountLimit limit) =>
        RightsComparison.Covers(actor, AgentRightsReader.OfRoles(connection, [.. roleIds], limit));

    // Somebody else's file would become everybody's by being a picture.
    internal static void CheckPicture(IWriteSession session, Actor actor, long? fileId, Dictionary<string, string[]> faults)
    {
        if (fileId is { } id && !(FileOwner.Of(actor) is { } owner && FileClaims.Find(session, owner, id) is { Kind: FileKinds.Image }))
            faults["avatarFileId"] = ["unknown"];
    }
}
