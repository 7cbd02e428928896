using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Appliance.Sdk;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Acme.Sample;

/// <summary>One account: sends by the platform's API, receives by its webhook.</summary>
public sealed class SampleConnection(SampleAccount account, IInbox inbox, HttpClient http) : IChannelConnection, IWebhookReceiver
{
    private const string Api = "https://api.example.com/";

    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Content is not TextContent text)
            return SendResult.Refused("type_unsupported", new LocalizedText("只能发送文本。", "Only text can be sent."));

        using var request = Request(HttpMethod.Post, "messages");
        // The same at every try, so that the platform can tell a repeat.
        request.Headers.Add("Idempotency-Key", message.Id);
        request.Content = JsonContent.Create(new { to = message.RecipientId, text = text.Text });
        using var answer = await http.SendAsync(request, cancellationToken);
        return (int)answer.StatusCode switch
        {
            >= 200 and < 300 => SendResult.Sent((await answer.Content.ReadFromJsonAsync<SentAnswer>(cancellationToken))?.Id),
            429 => SendResult.Retry("rate_limited", new LocalizedText("平台限流。", "The platform limits the rate."), answer.Headers.RetryAfter?.Delta),
            >= 500 => SendResult.Retry("platform_error", new LocalizedText("平台故障。", "The platform has a fault.")),
            var status => SendResult.Refused($"platform_{status}", new LocalizedText($"平台拒绝（{status}）。", $"The platform refused ({status}).")),
        };
    }

    public async Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, "me");
        using var answer = await http.SendAsync(request, cancellationToken);
        return answer.IsSuccessStatusCode
            ? HealthReport.Healthy
            : HealthReport.Down($"接口密钥无效（{(int)answer.StatusCode}）。", $"The API key is not valid ({(int)answer.StatusCode}).");
    }

    public async Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(account.SigningSecret), request.Body.Span));
        if (!request.Headers.TryGetValue("X-Signature", out var signature)
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(expected)))
            return WebhookResponse.BadSignature;

        var message = JsonSerializer.Deserialize<IncomingMessage>(request.Body.Span, JsonSerializerOptions.Web)!;
        await inbox.ReceiveAsync(
            new InboundMessage
            {
                ExternalId = message.Id,
                Sender = new ExternalSender { Id = message.From, Name = message.Name },
                Content = new TextContent(message.Text),
                At = message.At ?? request.ReceivedAt,
            },
            cancellationToken);
        return WebhookResponse.Ok;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, Api + path);
        request.Headers.Authorization = new("Bearer", account.ApiKey);
        return request;
    }

    private sealed record SentAnswer(string Id);

    private sealed record IncomingMessage(string Id, string From, string? Name, string Text, DateTimeOffset? At);
}
