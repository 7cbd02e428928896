using System.Globalization;
using System.Text;
using System.Text.Json;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Testing;

namespace Appliance.Channels.Api.Tests;

[TestClass]
public sealed class ApiInboundTests
{
    private static readonly string Secret = "whsec_" + Convert.ToBase64String(Enumerable.Range(1, 32).Select(n => (byte)n).ToArray());
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    private readonly FakeInbox _inbox = new();

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task Handle_SignedText_ReachesTheInbox()
    {
        await PostAsync("/messages", TextMessage("m1", "你好"));

        var message = Assert.ContainsSingle(_inbox.Stored);
        Assert.AreEqual("你好", ((TextContent)message.Content).Text);
    }

    [TestMethod]
    public async Task Handle_SameIdAgain_AnswersDuplicate()
    {
        await PostAsync("/messages", TextMessage("m1", "你好"));

        var answer = await PostAsync("/messages", TextMessage("m1", "你好"));

        Assert.AreEqual("duplicate", Json(answer).GetProperty("outcome").GetString());
    }

    [TestMethod]
    public async Task Handle_WrongSecret_Answers401AndKeepsNothing()
    {
        var other = "whsec_" + Convert.ToBase64String(new byte[32]);

        var answer = await PostAsync("/messages", TextMessage("m1", "你好"), secret: other);

        Assert.AreEqual((401, 0, 0), (answer.Status, _inbox.Stored.Count, _inbox.Unreadable.Count));
    }

    [TestMethod]
    public async Task Handle_OldTimestamp_Answers401()
    {
        var answer = await PostAsync("/messages", TextMessage("m1", "你好"), at: Now.AddMinutes(-6));

        Assert.AreEqual("timestamp", Json(answer).GetProperty("code").GetString());
    }

    [TestMethod]
    public async Task Handle_UnreadableBody_IsKeptRawAndAnswered400()
    {
        var answer = await PostAsync("/messages", """{"id":"m1","sender":{},"type":"text","content":{"text":"a"}}""");

        Assert.AreEqual(400, answer.Status);
        Assert.ContainsSingle(_inbox.Unreadable);
    }

    [TestMethod]
    public async Task Handle_UnknownType_IsTakenAsUnsupported()
    {
        await PostAsync("/messages", """{"id":"m1","sender":{"id":"u1"},"type":"sticker","content":{"pack":7}}""");

        Assert.IsInstanceOfType<UnsupportedContent>(Assert.ContainsSingle(_inbox.Stored).Content);
    }

    [TestMethod]
    public async Task Handle_InboxUnavailable_Answers503SoThatTheSenderRepeats()
    {
        _inbox.Unavailable = true;

        Assert.AreEqual(503, (await PostAsync("/messages", TextMessage("m1", "你好"))).Status);
    }

    [TestMethod]
    public async Task Handle_DeliveryReport_ReachesTheInbox()
    {
        await PostAsync("/delivery", """{"messageId":"p1","state":"read"}""");

        Assert.AreEqual(DeliveryState.Read, Assert.ContainsSingle(_inbox.Deliveries).State);
    }

    private static string TextMessage(string id, string text) =>
        JsonSerializer.Serialize(new { id, sender = new { id = "u1", name = "王女士" }, type = "text", content = new { text } });

    private static JsonElement Json(WebhookResponse answer) => JsonDocument.Parse(answer.Body).RootElement;

    private async Task<WebhookResponse> PostAsync(string path, string body, string? secret = null, DateTimeOffset? at = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var timestamp = (at ?? Now).ToUnixTimeSeconds();
        var inbound = new ApiInbound(new ApiAccountSettings { InboundSecret = Secret, OutboundSecret = Secret }, _inbox, new ManualClock(Now));
        return await inbound.HandleAsync(new WebhookRequest
        {
            Method = "POST",
            Path = path,
            Address = new Uri("https://support.example/channels/k" + path),
            Query = new Dictionary<string, string>(),
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Webhook-Id"] = "w1",
                ["Webhook-Timestamp"] = timestamp.ToString(CultureInfo.InvariantCulture),
                ["Webhook-Signature"] = WebhookSignature.Sign(secret ?? Secret, "w1", timestamp, bytes),
            },
            Body = bytes,
            ReceivedAt = Now,
        }, TestContext.CancellationToken);
    }
}
