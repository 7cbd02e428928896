using Appliance.Storage.Events;

namespace Appliance.Core.Conversations;

/// <summary>Somebody has read: the data of a <c>read</c> event.</summary>
/// <param name="ConversationId">Which conversation.</param>
/// <param name="By">agent or customer.</param>
/// <param name="AgentId">Which agent; null for the customer.</param>
/// <param name="Seq">Everything up to here.</param>
/// <param name="MessageId">The message of that seq, for visitors, who count by id.</param>
public sealed record ReadMark(long ConversationId, string By, long? AgentId, long Seq, long MessageId)
{
    /// <summary>Whether the customer is told: of the serving agent's mark and of their own, never of a colleague looking on.</summary>
    public bool IsForVisitor(EventScope scope) => AgentId is null || AgentId == scope.AgentId;
}
