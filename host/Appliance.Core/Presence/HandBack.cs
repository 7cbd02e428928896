using Appliance.Core.Conversations;
using Appliance.Core.Routing;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Presence;

/// <summary>Hands the conversations of an agent who cannot be reached back to their queues, each at the place that it had.</summary>
internal static class HandBack
{
    /// <summary>All of the agent's active conversations, in the same write that records the absence.</summary>
    public static void Run(IWriteSession session, long agentId, long now)
    {
        var ids = session.Connection.Query<long>(
            "select id from conversations where agent_id = @agentId and state = 'active' order by queue_order, id", new { agentId }).ToList();
        foreach (var id in ids)
        {
            var conversation = ConversationStore.Find(session.Connection, id)!;
            RoutingDecisions.AddMove(session.Connection, conversation, "agent_vanished", agentId, now);
            ConversationTransitions.Queue(session, conversation, conversation.GroupId, "agent_vanished", keepPlace: true, now);
        }
    }
}
