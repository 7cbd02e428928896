namespace Appliance.Sdk.Channels;

/// <summary>
/// A file on its way in or out. In: the host opens it once during <see cref="IInbox.ReceiveAsync"/>, checks type and size
/// by the content itself and stores a copy; nothing is hot-linked. Out: the plugin opens it as often as it needs.
/// </summary>
public sealed record Media
{
    /// <summary>File name without a path, 1–200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>As the sender says; the host decides by the content. Null when unknown.</summary>
    public string? ContentType { get; init; }

    /// <summary>Bytes; null when unknown.</summary>
    public long? Size { get; init; }

    /// <summary>Opens the content for reading. Whoever calls it disposes the stream.</summary>
    public required Func<CancellationToken, Task<Stream>> OpenAsync { get; init; }

    /// <summary>A file from bytes at hand.</summary>
    public static Media FromBytes(string name, string? contentType, ReadOnlyMemory<byte> bytes) => new()
    {
        Name = name,
        ContentType = contentType,
        Size = bytes.Length,
        OpenAsync = _ => Task.FromResult<Stream>(new MemoryStream(bytes.ToArray(), writable: false)),
    };
}
