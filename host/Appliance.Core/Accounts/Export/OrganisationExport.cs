using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Storage;

namespace Appliance.Core.Accounts.Export;

/// <summary>The organisation as tables. Each export stands in the audit log, with what was asked for and how much came.</summary>
public sealed class OrganisationExport(IDatabase database, AgentService agents, AuditLog audit)
{
    /// <summary>Most agents in one file; whoever has more filters.</summary>
    public const int MostAgents = 20_000;

    /// <summary>Agents of the filter, within scope; phones as in the list. Needs <c>agents.export</c> and <c>agents.view</c>. Refused: forbidden, invalid.</summary>
    public async Task<Result<IReadOnlyList<AgentView>>> AgentsAsync(Actor actor, AgentFilter filter, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsExport))
            return Refusal.Forbidden(Permissions.AgentsExport);
        var all = new List<AgentView>();
        string? cursor = null;
        do
        {
            var page = agents.List(actor, filter, new PageRequest(PageRequest.MaxLimit, cursor));
            if (page.IsRefused)
                return page.Refusal;
            all.AddRange(page.Value.Items);
            cursor = page.Value.NextCursor;
        }
        while (cursor is not null && all.Count < MostAgents);
        await TellAsync(actor, "agents.exported", new { filter.State, filter.DepartmentId, filter.GroupId, filter.RoleId, filter.TemplateId, rows = all.Count }, cancellationToken);
        return Result.Of<IReadOnlyList<AgentView>>(all);
    }

    /// <summary>Departments within scope, in the order of the tree, with their members. Needs <c>agents.export</c> and <c>departments.view</c>. Refused: forbidden.</summary>
    public async Task<Result<IReadOnlyList<DepartmentNode>>> DepartmentsAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsExport))
            return Refusal.Forbidden(Permissions.AgentsExport);
        if (!actor.May(Permissions.DepartmentsView))
            return Refusal.Forbidden(Permissions.DepartmentsView);
        var nodes = database.Read(connection => DepartmentTree.Read(connection, actor));
        await TellAsync(actor, "departments.exported", new { rows = nodes.Count }, cancellationToken);
        return Result.Of<IReadOnlyList<DepartmentNode>>(nodes);
    }

    private Task TellAsync(Actor actor, string action, object detail, CancellationToken cancellationToken) =>
        database.WriteAsync(session => { audit.Append(session, actor, action, "organisation", null, detail); }, cancellationToken);
}
