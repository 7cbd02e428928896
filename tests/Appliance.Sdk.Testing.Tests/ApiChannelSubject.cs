using System.Text;
using Appliance.Channels.Api;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Testing.Channels;

namespace Appliance.Sdk.Testing.Tests;

/// <summary>The shipped API channel, ready to be verified as a partner verifies theirs.</summary>
internal static class ApiChannelSubject
{
    private static readonly string Secret = "whsec_" + Convert.ToBase64String(Enumerable.Range(1, 32).Select(n => (byte)n).ToArray());
    private static readonly string OtherSecret = "whsec_" + Convert.ToBase64String(new byte[32]);

    public static ChannelSubject Create(FakeHost host) => new()
    {
        Channel = host.Channels.Single(),
        Context = host.Context,
        AccountSettings = new ApiAccountSettings { DeliveryUrl = "https://shop.example.com/hook", InboundSecret = Secret, OutboundSecret = Secret },
        Inbound = () => Signed(host, Secret),
        Forged = () => Signed(host, OtherSecret),
    };

    private static WebhookRequest Signed(FakeHost host, string secret)
    {
        var body = Encoding.UTF8.GetBytes("""{"id":"m1","sender":{"id":"u1"},"type":"text","content":{"text":"你好"}}""");
        var now = host.Context.Clock.GetUtcNow();
        var timestamp = now.ToUnixTimeSeconds();
        return new WebhookRequest
        {
            Method = "POST",
            Path = "/messages",
            Address = new Uri("https://service.example.com/channels/key/messages"),
            Query = new Dictionary<string, string>(),
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                [WebhookSignature.IdHeader] = "m1",
                [WebhookSignature.TimestampHeader] = timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture),
                [WebhookSignature.SignatureHeader] = WebhookSignature.Sign(secret, "m1", timestamp, body),
            },
            Body = body,
            ReceivedAt = now,
        };
    }
}
