using System.Text;
using Appliance.Sdk;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Fixture.Echo;

public sealed class EchoConnection(EchoSettings settings, EchoAccount account, IPluginContext context, IInbox inbox) : IChannelConnection, IWebhookReceiver
{
    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        var count = await context.Store.FindAsync<int>("counts", account.Handle, cancellationToken);
        await context.Store.PutAsync("counts", account.Handle, (count?.Value ?? 0) + 1, null, cancellationToken);
        var text = settings.Prefix + ((TextContent)message.Content).Text;
        await inbox.ReceiveAsync(
            new InboundMessage
            {
                ExternalId = "echo-" + message.Id,
                Sender = new ExternalSender { Id = message.RecipientId },
                Content = new TextContent(text),
                At = context.Time.GetUtcNow(),
            },
            cancellationToken);
        return SendResult.Sent("sent-" + message.Id);
    }

    public Task<HealthReport> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(HealthReport.Healthy);

    public Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(WebhookResponse.Text($"{Thread.CurrentThread.Name}|{account.Secret}|{Encoding.UTF8.GetString(request.Body.Span)}"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
