namespace Appliance.Sdk.Routing;

/// <summary>What a strategy may know of the conversation. No names, contacts or message text.</summary>
public sealed record RoutingConversation
{
    /// <summary>The conversation.</summary>
    public required long Id { get; init; }

    /// <summary>The group whose queue it waits in.</summary>
    public long? GroupId { get; init; }

    /// <summary>Id of the channel kind, for example <c>web</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The channel account it came by.</summary>
    public required long ChannelAccountId { get; init; }

    /// <summary>The customer.</summary>
    public required long CustomerId { get; init; }

    /// <summary>0 low, 1 normal, 2 high, 3 urgent.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>When it began to wait.</summary>
    public required DateTimeOffset WaitingSince { get; init; }

    /// <summary>The moment of the decision: the clock of a pure function.</summary>
    public required DateTimeOffset Now { get; init; }
}
