using Appliance.Core.Files;

namespace Appliance.Core.Conversations;

/// <summary>Who writes, over which account, and where a conversation that this opens would wait.</summary>
internal sealed record Incoming
{
    private static readonly ConversationEntry Nowhere = new();

    public required long ChannelAccountId { get; init; }

    /// <summary>Who uploaded the file that the message may carry: the customer, or the channel that fetched it.</summary>
    public required FileOwner FileOwner { get; init; }

    public required long CustomerId { get; init; }

    /// <summary>Null for the channel account's own group.</summary>
    public long? GroupId { get; init; }

    public ConversationEntry Entry { get; init; } = Nowhere;
}
