namespace Appliance.Sdk.Channels;

/// <summary>
/// What a channel can do. The composer refuses, before sending, what these rule out; the host calls only what they
/// promise.
/// </summary>
public sealed record ChannelCapabilities
{
    /// <summary>Message types that can be sent to the customer, with their limits. What is not listed is not sent.</summary>
    public required IReadOnlyList<MessageSupport> Send { get; init; }

    /// <summary>The host itself delivers to the customer's browser, as for the web widget; <see cref="IChannelConnection.SendAsync"/> is never called.</summary>
    public bool HostedClient { get; init; }

    /// <summary>How long after the customer's last message one may answer; null for ever.</summary>
    public ReplyWindow? ReplyWindow { get; init; }

    /// <summary>An agent may write first.</summary>
    public bool AgentStarts { get; init; }

    /// <summary>How long after sending a message can be taken back; null for never. Above zero the connection is an <see cref="IMessageRecaller"/>.</summary>
    public TimeSpan? RecallWithin { get; init; }

    /// <summary>"Is typing" can be shown to the customer. The connection is an <see cref="ITypingSender"/>.</summary>
    public bool SendsTyping { get; init; }

    /// <summary>The platform tells when the customer types.</summary>
    public bool ReceivesTyping { get; init; }

    /// <summary>"Read" can be shown to the customer. The connection is an <see cref="IReadMarkSender"/>.</summary>
    public bool SendsReadMarks { get; init; }

    /// <summary>The platform tells when the customer has read.</summary>
    public bool ReceivesReadMarks { get; init; }

    /// <summary>The platform tells when a message was delivered or failed.</summary>
    public bool ReceivesDeliveryReports { get; init; }

    /// <summary>The platform calls the server. The connection is an <see cref="IWebhookReceiver"/>; the manifest asks for <c>webhooks</c>.</summary>
    public bool Webhook { get; init; }

    /// <summary>The connection is an <see cref="IChannelListener"/>; the manifest asks for <c>background</c>.</summary>
    public bool Listens { get; init; }

    /// <summary>Most messages a minute that the platform takes from one account; null for no limit.</summary>
    public int? MessagesPerMinute { get; init; }
}
