namespace Appliance.Core.Conversations;

/// <summary>To whom a conversation is handed: exactly one of the two.</summary>
/// <param name="AgentId">The agent who gets it at once.</param>
/// <param name="GroupId">The group in whose queue it waits.</param>
/// <param name="Note">For the colleague, at most 1000 characters; the customer never sees it.</param>
/// <param name="Force">Also beyond the agent's capacity; needs <c>conversations.takeOver</c>.</param>
public sealed record TransferTarget(long? AgentId = null, long? GroupId = null, string? Note = null, bool Force = false);
