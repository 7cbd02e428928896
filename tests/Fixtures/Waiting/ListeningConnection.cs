using Appliance.Sdk;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Fixture.Waiting;

/// <summary>Tells each start by a message; the first start throws, the second returns, the third listens on.</summary>
public sealed class ListeningConnection(IInbox inbox, TimeProvider time) : IChannelConnection, IChannelListener
{
    private int _starts;

    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        _starts++;
        await inbox.ReceiveAsync(
            new InboundMessage { ExternalId = "start-" + _starts, Sender = new ExternalSender { Id = "platform" }, Content = new TextContent("start"), At = time.GetUtcNow() },
            cancellationToken);
        if (_starts == 1)
            throw new InvalidOperationException("Thrown by the listener.");
        if (_starts > 2)
            await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(SendResult.Refused("type_unsupported", new LocalizedText("不能发送", "Cannot send")));

    public Task<HealthReport> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(HealthReport.Healthy);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
