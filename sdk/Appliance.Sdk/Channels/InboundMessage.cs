namespace Appliance.Sdk.Channels;

/// <summary>A message from the customer.</summary>
public sealed record InboundMessage
{
    /// <summary>The platform's id of the message, unique within the account for ever; 1–200 characters. The idempotency key.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Who wrote.</summary>
    public required ExternalSender Sender { get; init; }

    /// <summary>What it says.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>When it was written, by the platform's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// An old message brought in from elsewhere: stands in the history under its own time, is not counted as new, opens
    /// no conversation and wakes nobody.
    /// </summary>
    public bool Past { get; init; }

    /// <summary>How the customer came in; used when the message opens a conversation.</summary>
    public ConversationEntry? Entry { get; init; }
}
