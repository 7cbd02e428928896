using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Appliance.Channels.Api;

/// <summary>One account: what comes in goes to <see cref="ApiInbound"/>, what goes out to <see cref="ApiOutbound"/>.</summary>
internal sealed class ApiConnection(ApiInbound inbound, ApiOutbound outbound) : IChannelConnection, IWebhookReceiver
{
    public Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken) => outbound.SendAsync(message, cancellationToken);

    public Task<HealthReport> CheckAsync(CancellationToken cancellationToken) => outbound.CheckAsync(cancellationToken);

    public Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken) => inbound.HandleAsync(request, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
