namespace Appliance.Sdk.Channels;

/// <summary>A call by the platform, as it came.</summary>
public sealed record WebhookRequest
{
    /// <summary>Upper case.</summary>
    public required string Method { get; init; }

    /// <summary>What follows <c>/channels/{key}</c>; starts with <c>/</c>, or is empty.</summary>
    public required string Path { get; init; }

    /// <summary>The whole address as the platform wrote it. A signature over it covers <see cref="Uri.OriginalString"/>; <c>ToString()</c> decodes.</summary>
    public required Uri Address { get; init; }

    /// <summary>Decoded; the last value of a repeated name. Names are compared exactly.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>Several values of one name are joined with a comma. Names are compared without case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Raw bytes, at most 1 MiB, empty for a GET; a larger body is refused before the plugin sees it.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Address of the caller; null when unknown.</summary>
    public string? RemoteAddress { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}
