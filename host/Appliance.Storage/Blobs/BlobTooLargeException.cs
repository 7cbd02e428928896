namespace Appliance.Storage.Blobs;

/// <summary>The content is larger than allowed.</summary>
public sealed class BlobTooLargeException(long maxBytes) : Exception($"The content is larger than {maxBytes} bytes.")
{
    /// <summary>The limit in bytes.</summary>
    public long MaxBytes { get; } = maxBytes;
}
