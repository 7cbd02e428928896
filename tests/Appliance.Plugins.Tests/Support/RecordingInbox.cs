using System.Collections.Concurrent;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Appliance.Plugins.Tests.Support;

/// <summary>Keeps what comes in.</summary>
public sealed class RecordingInbox : IInbox
{
    public ConcurrentQueue<InboundMessage> Messages { get; } = new();

    public ConcurrentQueue<HealthReport> Health { get; } = new();

    public Task<Receipt> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        Messages.Enqueue(message);
        return Task.FromResult(new Receipt(ReceiptOutcome.Stored));
    }

    public Task ReportDeliveryAsync(DeliveryReport report, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ReportTypingAsync(string senderId, bool typing, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task KeepUnreadableAsync(string raw, string reason, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ReportHealthAsync(HealthReport report, CancellationToken cancellationToken)
    {
        Health.Enqueue(report);
        return Task.CompletedTask;
    }
}
