namespace Appliance.Sdk.Channels;

/// <summary>A message to the customer.</summary>
public sealed record OutboundMessage
{
    /// <summary>The same at every try, unique for ever, 1–64 of <c>[A-Za-z0-9-]</c>: the idempotency key where the platform takes one.</summary>
    public required string Id { get; init; }

    /// <summary>Whom to.</summary>
    public required string RecipientId { get; init; }

    /// <summary>What it says: a type that <see cref="ChannelCapabilities.Send"/> lists.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The same in plain words, for a part that the platform cannot draw.</summary>
    public required string FallbackText { get; init; }

    /// <summary>Written by no person.</summary>
    public bool Automatic { get; init; }

    /// <summary>Name that the customer sees for the agent; null for the company itself.</summary>
    public string? SenderName { get; init; }

    /// <summary>Platform id of the customer's last message, for platforms whose answers quote it; null when there is none.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>When the customer's last message came; null when there is none.</summary>
    public DateTimeOffset? LastReceivedAt { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>1 for the first try.</summary>
    public int Attempt { get; init; } = 1;
}
