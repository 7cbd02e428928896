using Appliance.Sdk.Health;

namespace Appliance.Sdk.Channels;

/// <summary>Where everything that comes from the platform goes. One for each account; safe for concurrent use.</summary>
/// <remarks>
/// Every call is durable when it completes: answer the platform's webhook only then. A call throws
/// <see cref="InboxUnavailableException"/> when the server cannot store now; answer the platform with an error, so that
/// it tries again.
/// </remarks>
public interface IInbox
{
    /// <summary>Takes a message. The same <see cref="InboundMessage.ExternalId"/> again changes nothing and answers <see cref="ReceiptOutcome.Duplicate"/>.</summary>
    Task<Receipt> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken);

    /// <summary>Takes news of a message that was sent. One for an unknown message is ignored; states never go back.</summary>
    Task ReportDeliveryAsync(DeliveryReport report, CancellationToken cancellationToken);

    /// <summary>The customer is typing, or has stopped. Not stored.</summary>
    Task ReportTypingAsync(string senderId, bool typing, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what could not be read, as it came, in the server's database; so that a change of the platform loses nothing.
    /// No agent sees it: log it too.
    /// </summary>
    /// <param name="raw">As received, at most 64 KiB; longer is cut.</param>
    /// <param name="reason">Why it could not be read, at most 500 characters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task KeepUnreadableAsync(string raw, string reason, CancellationToken cancellationToken);

    /// <summary>Tells that the account works, or no longer does, between two checks.</summary>
    Task ReportHealthAsync(HealthReport report, CancellationToken cancellationToken);
}
