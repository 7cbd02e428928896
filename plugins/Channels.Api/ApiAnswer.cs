using System.Text.Json;
using Appliance.Sdk.Channels;

namespace Appliance.Channels.Api;

/// <summary>What the company's program is answered.</summary>
internal static class ApiAnswer
{
    public static WebhookResponse Outcome(string outcome, string? reason = null) =>
        Json(200, "application/json", new { outcome, reason });

    /// <summary>Problem details (RFC 9457) with a stable code and a sentence for the developer who reads it.</summary>
    public static WebhookResponse Problem(int status, string code, string detail) =>
        Json(status, "application/problem+json", new { status, code, detail });

    private static WebhookResponse Json(int status, string contentType, object body) => new()
    {
        Status = status,
        ContentType = contentType,
        Body = JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web),
    };
}
