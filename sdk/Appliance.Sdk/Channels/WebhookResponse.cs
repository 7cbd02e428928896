using System.Text;

namespace Appliance.Sdk.Channels;

/// <summary>The answer to a call by the platform.</summary>
public sealed record WebhookResponse
{
    /// <summary>HTTP status, 200–599.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Null for no body.</summary>
    public string? ContentType { get; init; }

    /// <summary>At most 1 MiB.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>200 without a body.</summary>
    public static WebhookResponse Ok { get; } = new();

    /// <summary>401: the signature is not right.</summary>
    public static WebhookResponse BadSignature { get; } = new() { Status = 401 };

    /// <summary>Text in UTF-8.</summary>
    public static WebhookResponse Text(string text, string contentType = "text/plain; charset=utf-8", int status = 200) =>
        new() { Status = status, ContentType = contentType, Body = Encoding.UTF8.GetBytes(text) };
}
