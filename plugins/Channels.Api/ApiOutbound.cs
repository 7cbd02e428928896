using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Appliance.Channels.Api;

/// <summary>Posts agents' answers to the company's address. The webhook-id is the message's id at every try, so repeating is safe.</summary>
internal sealed class ApiOutbound(ApiAccountSettings settings, HttpClient http, TimeProvider time)
{
    private const int LongestAnswer = 16 * 1024;

    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (settings.DeliveryUrl is not { Length: > 0 })
        {
            return SendResult.Refused("no_address", new("该渠道账号没有推送地址。请管理员在渠道设置里填写。", "The account has no delivery address. An admin fills it in under channels."));
        }

        var body = await ApiBody.MessageAsync(message, cancellationToken);
        if (body is null)
        {
            return SendResult.Refused("unsupported", new("该渠道不能发送这种消息。", "The channel cannot send this kind of message."));
        }

        try
        {
            using var answer = await PostAsync(message.Id, body, cancellationToken);
            return await ReadAsync(answer, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            // The company's program removes repeats by webhook-id, so trying again is right even if the request arrived.
            return SendResult.Retry("unreachable", new($"推送地址连不上：{failure.Message}", $"The delivery address cannot be reached: {failure.Message}"));
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SendResult.Retry("timeout", new("推送地址没有及时应答。", "The delivery address did not answer in time."));
        }
    }

    public async Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        if (settings.DeliveryUrl is not { Length: > 0 })
        {
            return HealthReport.Degraded("没有推送地址：能收不能发。", "No delivery address: it receives and cannot send.");
        }

        try
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"ping-{time.GetUtcNow().ToUnixTimeMilliseconds()}");
            using var answer = await PostAsync(id, JsonSerializer.SerializeToUtf8Bytes(new { type = "ping" }, JsonSerializerOptions.Web), cancellationToken);
            var status = (int)answer.StatusCode;
            return answer.IsSuccessStatusCode
                ? HealthReport.Healthy
                : HealthReport.Down($"推送地址对签名的 ping 应答 {status}；应为 2xx。", $"The delivery address answered a signed ping with {status} instead of 2xx.");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return HealthReport.Down($"推送地址连不上：{failure.Message}", $"The delivery address cannot be reached: {failure.Message}");
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string id, byte[] body, CancellationToken cancellationToken)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.DeliveryUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(WebhookSignature.SignatureHeader, WebhookSignature.Sign(settings.OutboundSecret, id, timestamp, body));
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task<SendResult> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
        {
            return SendResult.Sent(await MessageIdAsync(answer, cancellationToken));
        }

        var status = (int)answer.StatusCode;
        var code = string.Create(CultureInfo.InvariantCulture, $"http_{status}");
        var temporary = status >= 500 || answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
        return temporary
            ? SendResult.Retry(code, new($"推送地址应答 {status}，稍后再试。", $"The delivery address answered {status}; it is tried again."), answer.Headers.RetryAfter?.Delta)
            : SendResult.Refused(code, new($"推送地址拒绝了消息（{status}）。", $"The delivery address refused the message ({status})."));
    }

    private static async Task<string?> MessageIdAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return null;
        }

        try
        {
            // Many frameworks answer in chunks and name no length.
            var bytes = new byte[LongestAnswer];
            await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            using var body = JsonDocument.Parse(bytes.AsMemory(0, length));
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("messageId", out var id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            return null;
        }
    }
}
