using System.Text;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Fixture.SendThrows;

/// <summary>The text says how it misbehaves.</summary>
public sealed class SendThrowsConnection(IInbox inbox, TimeProvider time) : IChannelConnection, IWebhookReceiver
{
    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        switch (message.FallbackText)
        {
            case "block":
                // Deaf to the token, as a driver without cancellation is.
                using (var never = new ManualResetEvent(false))
                    never.WaitOne();
                return SendResult.Sent(null);
            case "wait":
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return SendResult.Sent(null);
            default:
                throw new InvalidOperationException("Thrown in the send.");
        }
    }

    public Task<HealthReport> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(HealthReport.Healthy);

    /// <summary>The body is a text of one customer.</summary>
    public async Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString(request.Body.Span);
        await inbox.ReceiveAsync(
            new InboundMessage { ExternalId = text, Sender = new ExternalSender { Id = "customer" }, Content = new TextContent(text), At = time.GetUtcNow() },
            cancellationToken);
        return WebhookResponse.Ok;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
