using System.Net;
using Appliance.Sdk.Channels;

namespace Appliance.Channels.Api.Tests;

[TestClass]
public sealed class ApiOutboundTests
{
    private static readonly string Secret = "whsec_" + Convert.ToBase64String(Enumerable.Range(1, 32).Select(n => (byte)n).ToArray());

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow(200, SendOutcome.Sent)]
    [DataRow(400, SendOutcome.Refused)]
    [DataRow(408, SendOutcome.Retry)]
    [DataRow(429, SendOutcome.Retry)]
    [DataRow(500, SendOutcome.Retry)]
    public async Task Send_Answered_TellsWhatBecameOfIt(int status, SendOutcome expected)
    {
        var site = new Site(_ => new HttpResponseMessage((HttpStatusCode)status));

        Assert.AreEqual(expected, (await SendAsync(site, "https://site.example/in")).Outcome);
    }

    [TestMethod]
    public async Task Send_Message_IsSignedWithTheOutboundSecret()
    {
        var site = new Site(_ => new HttpResponseMessage(HttpStatusCode.OK));

        await SendAsync(site, "https://site.example/in");

        var timestamp = long.Parse(site.Header("webhook-timestamp"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.IsTrue(WebhookSignature.IsValid([Secret], "m-1", timestamp, site.Body, site.Header("webhook-signature")));
    }

    [TestMethod]
    public async Task Send_Unreachable_IsTriedAgain()
    {
        var site = new Site(_ => throw new HttpRequestException("refused"));

        Assert.AreEqual(SendOutcome.Retry, (await SendAsync(site, "https://site.example/in")).Outcome);
    }

    [TestMethod]
    public async Task Send_NoAddress_IsRefusedWithTheReason()
    {
        var result = await SendAsync(new Site(_ => new HttpResponseMessage()), null);

        Assert.AreEqual((SendOutcome.Refused, "no_address"), (result.Outcome, result.Code));
    }

    private async Task<SendResult> SendAsync(Site site, string? address)
    {
        using var http = new HttpClient(site);
        var outbound = new ApiOutbound(new ApiAccountSettings { DeliveryUrl = address, InboundSecret = Secret, OutboundSecret = Secret }, http, TimeProvider.System);
        return await outbound.SendAsync(new OutboundMessage
        {
            Id = "m-1",
            RecipientId = "u1",
            Content = new TextContent("您好"),
            FallbackText = "您好",
            CreatedAt = DateTimeOffset.UnixEpoch,
        }, TestContext.CancellationToken);
    }

    private sealed class Site(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        private HttpRequestMessage? _request;

        public byte[] Body { get; private set; } = [];

        public string Header(string name) => _request!.Headers.GetValues(name).Single();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _request = request;
            Body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            return answer(request);
        }
    }
}
