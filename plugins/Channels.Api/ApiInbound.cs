using System.Globalization;
using System.Text;
using System.Text.Json;
using Appliance.Sdk.Channels;

namespace Appliance.Channels.Api;

/// <summary>Takes the company's requests: checks the signature first, then reads, stores, and only then answers.</summary>
internal sealed class ApiInbound(ApiAccountSettings settings, IInbox inbox, TimeProvider time)
{
    private readonly string[] _secrets = settings.FormerInboundSecret is { Length: > 0 } former
        ? [settings.InboundSecret, former]
        : [settings.InboundSecret];

    public async Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal;
        }

        try
        {
            using var body = JsonDocument.Parse(request.Body);
            return request.Path switch
            {
                "/messages" => await ReceiveAsync(ApiMessageReader.Message(body.RootElement, request.ReceivedAt), cancellationToken),
                "/delivery" => await ReportAsync(ApiMessageReader.Delivery(body.RootElement, request.ReceivedAt), cancellationToken),
                "/typing" => await TypingAsync(body.RootElement, cancellationToken),
                _ => ApiAnswer.Problem(404, "unknown_path", "POST to /messages, /delivery or /typing."),
            };
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            await inbox.KeepUnreadableAsync(Encoding.UTF8.GetString(request.Body.Span), fault.Message, cancellationToken);
            return ApiAnswer.Problem(400, "unreadable", fault.Message);
        }
        catch (InboxUnavailableException)
        {
            return ApiAnswer.Problem(503, "unavailable", "Not stored; try again with the same webhook-id.");
        }
    }

    private WebhookResponse? Refuse(WebhookRequest request)
    {
        if (request.Method != "POST")
        {
            return ApiAnswer.Problem(405, "method", "Only POST is taken.");
        }

        if (!request.Headers.TryGetValue(WebhookSignature.IdHeader, out var id)
            || !request.Headers.TryGetValue(WebhookSignature.TimestampHeader, out var stamp)
            || !request.Headers.TryGetValue(WebhookSignature.SignatureHeader, out var signatures)
            || !long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)
            || !WebhookSignature.IsValid(_secrets, id, timestamp, request.Body.Span, signatures))
        {
            return ApiAnswer.Problem(401, "signature", "webhook-id, webhook-timestamp (seconds) and webhook-signature (v1,…) must sign this very body.");
        }

        var age = time.GetUtcNow().ToUnixTimeSeconds() - timestamp;
        return Math.Abs(age) > WebhookSignature.Tolerance.TotalSeconds
            ? ApiAnswer.Problem(401, "timestamp", "webhook-timestamp is more than 5 minutes away from the server's clock.")
            : null;
    }

    private async Task<WebhookResponse> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        var receipt = await inbox.ReceiveAsync(message, cancellationToken);
        return receipt.Outcome switch
        {
            ReceiptOutcome.Stored => ApiAnswer.Outcome("stored"),
            ReceiptOutcome.Duplicate => ApiAnswer.Outcome("duplicate"),
            _ => ApiAnswer.Outcome("refused", receipt.Reason),
        };
    }

    private async Task<WebhookResponse> ReportAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        await inbox.ReportDeliveryAsync(report, cancellationToken);
        return ApiAnswer.Outcome("stored");
    }

    private async Task<WebhookResponse> TypingAsync(JsonElement body, CancellationToken cancellationToken)
    {
        var typing = !body.TryGetProperty("typing", out var flag) || flag.GetBoolean();
        await inbox.ReportTypingAsync(ApiMessageReader.RequiredText(body, "senderId", 200), typing, cancellationToken);
        return ApiAnswer.Outcome("stored");
    }
}
