using System.Data.Common;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Storage;

namespace Appliance.Core.Accounts;

/// <summary>Templates from which accounts are made. An account remembers its template; a later change of the template leaves it as it is.</summary>
public sealed class TemplateService(IDatabase database, AuditLog audit, TimeProvider clock)
{
    private static readonly Refusal ExceedsOwn = new(RefusalKind.Forbidden, "exceeds_own");

    /// <summary>All templates, by id. Needs <c>agents.view</c>. Refused: forbidden, invalid.</summary>
    public Result<Page<TemplateView>> List(Actor actor, PageRequest page)
    {
        if (!actor.May(Permissions.AgentsView))
            return Refusal.Forbidden(Permissions.AgentsView);
        if (!page.TryReadCursor(default, out var after))
            return Refusal.Invalid("cursor", "invalid");
        return page.Cut(database.Read(connection => TemplateStore.List(connection, after.Id, page.Fetch)), template => new PageCursor(0, template.Id));
    }

    /// <summary>One template. Needs <c>agents.view</c>. Refused: forbidden, not_found.</summary>
    public Result<TemplateView> Get(Actor actor, long id)
    {
        if (!actor.May(Permissions.AgentsView))
            return Refusal.Forbidden(Permissions.AgentsView);
        return database.Read(connection => TemplateStore.Find(connection, id)) is { } template ? template : Refusal.NotFound;
    }

    /// <summary>Makes a template. Needs <c>templates.edit</c>, and every right that its roles give. Refused: forbidden, exceeds_own, invalid.</summary>
    public async Task<Result<TemplateView>> CreateAsync(Actor actor, TemplateInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.TemplatesEdit))
            return Refusal.Forbidden(Permissions.TemplatesEdit);
        return await database.WriteAsync<Result<TemplateView>>(session =>
        {
            var connection = session.Connection;
            var template = Merge(new TemplateView(0, "", null, [AgentStore.RoleId(connection, BuiltInRoles.Agent)], [], [], 10, null, 0), input);
            if (Check(connection, actor, template) is { } refusal)
                return refusal;
            var id = TemplateStore.Insert(connection, template, clock.GetUtcNow().ToUnixTimeMilliseconds());
            audit.Append(session, actor, "template.created", "template", id, Codes(template));
            return template with { Id = id };
        }, cancellationToken);
    }

    /// <summary>Changes a template; what is left out stays. Needs <c>templates.edit</c>, and what its roles give before and after. Refused: forbidden, not_found, exceeds_own, invalid.</summary>
    public async Task<Result<TemplateView>> UpdateAsync(Actor actor, long id, TemplateInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.TemplatesEdit))
            return Refusal.Forbidden(Permissions.TemplatesEdit);
        return await database.WriteAsync<Result<TemplateView>>(session =>
        {
            var connection = session.Connection;
            if (TemplateStore.Find(connection, id) is not { } before)
                return Refusal.NotFound;
            if (!MayGive(connection, actor, before))
                return ExceedsOwn;
            var template = Merge(before, input);
            if (Check(connection, actor, template) is { } refusal)
                return refusal;
            TemplateStore.Update(connection, template, clock.GetUtcNow().ToUnixTimeMilliseconds());
            audit.Append(session, actor, "template.changed", "template", id, new { before = Codes(before), after = Codes(template) });
            return template;
        }, cancellationToken);
    }

    /// <summary>Deletes a template; accounts made from it stay and forget it. Needs <c>templates.edit</c>. Refused: forbidden, not_found, exceeds_own.</summary>
    public async Task<Refusal?> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.TemplatesEdit))
            return Refusal.Forbidden(Permissions.TemplatesEdit);
        return await database.WriteAsync(session =>
        {
            if (TemplateStore.Find(session.Connection, id) is not { } template)
                return Refusal.NotFound;
            if (!MayGive(session.Connection, actor, template))
                return ExceedsOwn;
            TemplateStore.Delete(session.Connection, id);
            audit.Append(session, actor, "template.deleted", "template", id, Codes(template));
            return null;
        }, cancellationToken);
    }

    private static TemplateView Merge(TemplateView stored, TemplateInput input) => stored with
    {
        Name = input.Name.Or(stored.Name).Trim(),
        DepartmentId = input.DepartmentId.Or(stored.DepartmentId),
        RoleIds = [.. input.RoleIds.Or(stored.RoleIds).Distinct()],
        GroupIds = [.. input.GroupIds.Or(stored.GroupIds).Distinct()],
        ChannelAccountIds = [.. input.ChannelAccountIds.Or(stored.ChannelAccountIds).Distinct().Order()],
        Capacity = input.Capacity.Or(stored.Capacity),
        ScopeLimit = string.IsNullOrWhiteSpace(input.ScopeLimit.Or(stored.ScopeLimit)) ? null : input.ScopeLimit.Or(stored.ScopeLimit),
    };

    private static Refusal? Check(DbConnection connection, Actor actor, TemplateView template)
    {
        if (AgentRules.Name(template.Name, required: true) is { } fault)
            return Refusal.Invalid("name", fault);
        if (TemplateStore.NameTaken(connection, template.Name, template.Id))
            return Refusal.Invalid("name", "taken");
        var faults = AgentRules.CheckPlace(
            connection, template.DepartmentId, template.GroupIds, template.RoleIds, template.ChannelAccountIds, template.Capacity, template.ScopeLimit);
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        return MayGive(connection, actor, template) ? null : ExceedsOwn;
    }

    private static bool MayGive(DbConnection connection, Actor actor, TemplateView template) => RightsComparison.Covers(
        actor, AgentRightsReader.OfRoles(connection, template.RoleIds, new AccountLimit(template.ScopeLimit, template.ChannelAccountIds)));

    private static object Codes(TemplateView template) =>
        new { template.DepartmentId, template.RoleIds, template.GroupIds, template.ChannelAccountIds, template.Capacity, template.ScopeLimit };
}
