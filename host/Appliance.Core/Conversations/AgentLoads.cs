using System.Data.Common;
using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>How busy colleagues are, for those who hand a conversation over.</summary>
public sealed class AgentLoads(IDatabase database, AgentService agents)
{
    /// <summary>Active conversations of these agents, those without any left out; an agent out of scope as well. Needs <c>agents.view</c>.</summary>
    public IReadOnlyDictionary<long, int> Of(Actor actor, IReadOnlyList<long> agentIds) => !actor.May(Permissions.AgentsView) || agentIds.Count == 0
        ? new Dictionary<long, int>()
        : database.Read(connection => Active(connection, agentIds));

    /// <summary>How many active conversations the caller has themselves, for the warning before they sign out.</summary>
    public int Own(Actor actor) => actor.AgentId is not { } agentId ? 0 : database.Read(connection => connection.ExecuteScalar<int>(
        "select count(*) from conversations where agent_id = @agentId and state = 'active'", new { agentId }));

    /// <summary>
    /// The same agents, page by page, as the list of enabled agents within the caller's scope. Needs <c>agents.view</c>.
    /// Refused: forbidden, invalid.
    /// </summary>
    public Result<Page<AgentLoad>> List(Actor actor, PageRequest page) =>
        agents.List(actor, new AgentFilter(AgentStates.Enabled), page).Map(found =>
        {
            var active = database.Read(connection => Active(connection, [.. found.Items.Select(agent => agent.Id)]));
            return new Page<AgentLoad>([.. found.Items.Select(agent => new AgentLoad(agent.Id, active.GetValueOrDefault(agent.Id)))], found.NextCursor);
        });

    private static Dictionary<long, int> Active(DbConnection connection, IReadOnlyList<long> ids) => connection.Query<(long AgentId, long Active)>(
        "select agent_id, count(*) from conversations where agent_id in @ids and state = 'active' group by agent_id", new { ids })
        .ToDictionary(row => row.AgentId, row => (int)row.Active);
}
