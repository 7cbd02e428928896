using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Appliance.Plugins.Parts;

/// <summary>Runs the host's side of the inbox on the host's threads, not on the plugin's.</summary>
internal sealed class HostInbox(IInbox inner) : IInbox
{
    public Task<Receipt> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken) =>
        Task.Run(() => inner.ReceiveAsync(message, cancellationToken), cancellationToken);

    public Task ReportDeliveryAsync(DeliveryReport report, CancellationToken cancellationToken) =>
        Task.Run(() => inner.ReportDeliveryAsync(report, cancellationToken), cancellationToken);

    public Task ReportTypingAsync(string senderId, bool typing, CancellationToken cancellationToken) =>
        Task.Run(() => inner.ReportTypingAsync(senderId, typing, cancellationToken), cancellationToken);

    public Task KeepUnreadableAsync(string raw, string reason, CancellationToken cancellationToken) =>
        Task.Run(() => inner.KeepUnreadableAsync(raw, reason, cancellationToken), cancellationToken);

    public Task ReportHealthAsync(HealthReport report, CancellationToken cancellationToken) =>
        Task.Run(() => inner.ReportHealthAsync(report, cancellationToken), cancellationToken);
}
