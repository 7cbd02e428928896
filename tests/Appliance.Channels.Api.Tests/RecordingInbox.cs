using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Appliance.Channels.Api.Tests;

/// <summary>Keeps what it is given, and knows repeats as the host does.</summary>
internal sealed class RecordingInbox : IInbox
{
    public List<InboundMessage> Messages { get; } = [];

    public List<DeliveryReport> Reports { get; } = [];

    public List<string> Unreadable { get; } = [];

    public bool Unavailable { get; set; }

    public Task<Receipt> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (Unavailable)
        {
            throw new InboxUnavailableException("full");
        }

        if (Messages.Any(known => known.ExternalId == message.ExternalId))
        {
            return Task.FromResult(new Receipt(ReceiptOutcome.Duplicate));
        }

        Messages.Add(message);
        return Task.FromResult(new Receipt(ReceiptOutcome.Stored));
    }

    public Task ReportDeliveryAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        Reports.Add(report);
        return Task.CompletedTask;
    }

    public Task ReportTypingAsync(string senderId, bool typing, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task KeepUnreadableAsync(string raw, string reason, CancellationToken cancellationToken)
    {
        Unreadable.Add(raw);
        return Task.CompletedTask;
    }

    public Task ReportHealthAsync(HealthReport report, CancellationToken cancellationToken) => Task.CompletedTask;
}
