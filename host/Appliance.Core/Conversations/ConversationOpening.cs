namespace Appliance.Core.Conversations;

/// <summary>How a conversation begins that a message opens.</summary>
/// <param name="Entry">Where it came in.</param>
/// <param name="GroupId">Its queue; null for the channel account's own group.</param>
public sealed record ConversationOpening(ConversationEntry Entry, long? GroupId);
