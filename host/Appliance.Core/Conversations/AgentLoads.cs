using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>How busy colleagues are, for those who hand a conversation over.</summary>
public sealed class AgentLoads(IDatabase database, AgentService agents)
{
    /// <summary>
    /// The same agents, page by page, as the list of enabled agents within the caller's scope. Needs <c>agents.view</c>.
    /// Refused: forbidden, invalid.
    /// </summary>
    public Result<Page<AgentLoad>> List(Actor actor, PageRequest page) =>
        agents.List(actor, new AgentFilter(AgentStates.Enabled), page).Map(found =>
        {
            var active = database.Read(connection => connection.Query<(long AgentId, long Active)>(
                """
                select agent_id, count(*) from conversations
                where agent_id in @ids and state = 'active' group by agent_id
                """,
                new { ids = found.Items.Select(agent => agent.Id) }).ToDictionary(row => row.AgentId, row => (int)row.Active));
            return new Page<AgentLoad>([.. found.Items.Select(agent => new AgentLoad(agent.Id, active.GetValueOrDefault(agent.Id)))], found.NextCursor);
        });
}
