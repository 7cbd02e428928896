using Appliance.Storage.Events;

namespace Appliance.Core.Conversations;

/// <summary>Where a message goes.</summary>
/// <param name="Scope">Whom the conversation concerns, for those who follow it.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Seq">The message's place in it.</param>
/// <param name="Episode">The service episode that it counts for.</param>
internal sealed record MessagePlace(EventScope Scope, long ConversationId, long Seq, long Episode);
