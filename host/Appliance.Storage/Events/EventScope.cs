namespace Appliance.Storage.Events;

/// <summary>The facets of an event by which readers are filtered; null where it has none.</summary>
public readonly record struct EventScope(
    long? ConversationId = null,
    long? CustomerId = null,
    long? GroupId = null,
    long? AgentId = null,
    long? ChannelAccountId = null);
