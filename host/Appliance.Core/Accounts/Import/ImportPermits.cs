using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts.Import;

/// <summary>What the importer may do, asked once for each combination of roles and limits: nobody gives by a file what they could not give by hand.</summary>
internal sealed class ImportPermits(DbConnection connection, Actor actor)
{
    private readonly Dictionary<string, bool> _grants = [];
    private readonly HashSet<long> _editable = connection.Query<long>(
        $"select a.id from agents a where a.state <> 'anonymised' and {OrganizationScope.Agents(OrganizationScope.Edit(actor))}", OrganizationScope.Parameters(actor)).ToHashSet();

    public bool MayGrant(IReadOnlyList<long> roleIds, AccountLimit limit)
    {
        var key = $"{string.Join(',', roleIds.Order())}|{limit.Reach}|{string.Join(',', limit.ChannelAccountIds)}";
        if (!_grants.TryGetValue(key, out var may))
            _grants[key] = may = RightsComparison.Covers(actor, AgentRightsReader.OfRoles(connection, roleIds, limit));
        return may;
    }

    public bool MayPlace(long? departmentId, IReadOnlyList<long> groupIds) => OrganizationScope.MayPlace(actor, departmentId, groupIds);

    /// <summary>Whether the importer sees and may change this account at all.</summary>
    public bool MayReach(long agentId) => _editable.Contains(agentId);

    public bool Covers(AgentDetail agent) => agent.Row.Id == actor.AgentId
        || RightsComparison.Covers(actor, AgentRightsReader.Read(connection, agent.Row.Id, agent.Row.DepartmentId, now: 0));
}
