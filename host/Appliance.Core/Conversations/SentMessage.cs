namespace Appliance.Core.Conversations;

/// <summary>The message, and whether this call made it (201) or an earlier one with the same client id did (200).</summary>
public sealed record SentMessage(MessageView Message, bool Created);
