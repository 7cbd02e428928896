namespace Appliance.Core.Conversations;

/// <summary>Which conversations a list shows. Null fields do not filter.</summary>
public sealed record ConversationFilter
{
    /// <summary>waiting, active or closed.</summary>
    public string? State { get; init; }

    /// <summary>An agent's id.</summary>
    public long? AssigneeId { get; init; }

    public long? GroupId { get; init; }

    /// <summary>Id of a channel kind: web, api, …</summary>
    public string? Channel { get; init; }

    /// <summary>Only of this channel account.</summary>
    public long? ChannelAccountId { get; init; }

    public long? CustomerId { get; init; }

    /// <summary>Part of the customer's name, or a conversation's id.</summary>
    public string? Query { get; init; }

    /// <summary>What the former page returned.</summary>
    public string? Cursor { get; init; }

    /// <summary>1–200.</summary>
    public int Limit { get; init; } = 50;
}
