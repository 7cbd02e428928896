using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Appliance.Sdk.Testing.Tests;

/// <summary>A channel that breaks one rule.</summary>
internal sealed class BadChannel(FakePluginContext context, Misbehaviour how) : IChannel
{
    public ChannelDescription Description { get; } = new()
    {
        Id = how == Misbehaviour.BadId ? "Bad Channel" : "bad",
        Name = new LocalizedText(how == Misbehaviour.NoChineseName ? "" : "坏", "Bad"),
        Description = new LocalizedText("违反一条规则", "Breaks a rule"),
        Capabilities = new ChannelCapabilities { Send = [new MessageSupport(MessageTypes.Text)], Webhook = true, SendsTyping = how == Misbehaviour.PromisesTyping },
    };

    public IChannelConnection Open(ChannelAccount account, IInbox inbox)
    {
        if (how == Misbehaviour.CallsPlatformInOpen)
            _ = context.Http.GetAsync(new Uri("https://platform.example.com/"));
        return new Connection(context, how, inbox);
    }

    private sealed class Connection(FakePluginContext context, Misbehaviour how, IInbox inbox) : IChannelConnection, IWebhookReceiver
    {
        private bool _disposed;

        public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
        {
            var token = how == Misbehaviour.IgnoresCancellation ? CancellationToken.None : cancellationToken;
            using var answer = await context.Http.GetAsync(new Uri("https://platform.example.com/send"), token);
            return how == Misbehaviour.RefusesWithoutReason && message.Attempt == 2 ? SendResult.Refused("", null!) : SendResult.Sent("1");
        }

        public Task<HealthReport> CheckAsync(CancellationToken cancellationToken) =>
            Task.FromResult(how == Misbehaviour.DownWithoutReason ? new HealthReport(HealthState.Down) : HealthReport.Healthy);

        public async Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken)
        {
            var id = how == Misbehaviour.NewIdAtEachCall ? Guid.NewGuid().ToString() : "m1";
            var message = new InboundMessage { ExternalId = id, Sender = new ExternalSender { Id = "u1" }, Content = new TextContent("hi"), At = request.ReceivedAt };
            try
            {
                await inbox.ReceiveAsync(message, cancellationToken);
            }
            catch (InboxUnavailableException) when (how == Misbehaviour.SuccessWithoutStoring)
            {
                return WebhookResponse.Ok;
            }

            return WebhookResponse.Ok;
        }

        public ValueTask DisposeAsync()
        {
            ObjectDisposedException.ThrowIf(_disposed && how == Misbehaviour.SecondDisposeThrows, this);
            _disposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
