using Appliance.Storage.Events;

namespace Appliance.Core.Conversations;

/// <summary>Somebody is writing. Never stored, never replayed.</summary>
/// <param name="ConversationId">In which conversation.</param>
/// <param name="AgentId">The agent who writes; null for the customer.</param>
/// <param name="Scope">Whom it concerns.</param>
public sealed record TypingSignal(long ConversationId, long? AgentId, EventScope Scope);
