namespace Appliance.Core.Routing;

/// <summary>A conversation in a queue, as routing reads it.</summary>
internal sealed record WaitingConversation
{
    public long Id { get; init; }

    public required string Channel { get; init; }

    public long ChannelAccountId { get; init; }

    public long CustomerId { get; init; }

    public int Priority { get; init; }

    public long QueuedAt { get; init; }

    public long? DeclinedAgentId { get; init; }
}
