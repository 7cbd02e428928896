namespace Appliance.Sdk.Channels;

/// <summary>News of a message that was sent.</summary>
public sealed record DeliveryReport
{
    /// <summary>The id that <see cref="SendResult.Sent"/> named.</summary>
    public required string PlatformMessageId { get; init; }

    /// <summary>What is new.</summary>
    public required DeliveryState State { get; init; }

    /// <summary>Why it failed, in words for the agent; null otherwise.</summary>
    public LocalizedText? Reason { get; init; }

    /// <summary>By the platform's clock.</summary>
    public required DateTimeOffset At { get; init; }
}
