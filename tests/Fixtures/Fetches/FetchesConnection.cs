using Appliance.Sdk;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Fixture.Fetches;

/// <summary>Gets the address that the text names; the status comes back as the platform's id, a refusal as the reason.</summary>
public sealed class FetchesConnection(HttpClient http) : IChannelConnection
{
    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(message.FallbackText, cancellationToken);
            return SendResult.Sent($"{(int)answer.StatusCode}");
        }
        catch (HttpRequestException refusal)
        {
            return SendResult.Refused("unreachable", new LocalizedText(refusal.Message, refusal.Message));
        }
    }

    public Task<HealthReport> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(HealthReport.Healthy);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
