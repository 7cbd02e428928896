using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Fixture.SendThrows;

/// <summary>The text says how it misbehaves.</summary>
public sealed class SendThrowsConnection : IChannelConnection
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

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
