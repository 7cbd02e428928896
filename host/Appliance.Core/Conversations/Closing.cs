namespace Appliance.Core.Conversations;

/// <summary>What an agent says of a conversation in closing it.</summary>
/// <param name="TopicId">From the topic tree.</param>
/// <param name="Solved">Whether the matter is settled.</param>
/// <param name="Note">Resolution note, at most 2000 characters; the customer never sees it.</param>
public sealed record Closing(long? TopicId, bool? Solved, string? Note);
