namespace Appliance.Storage.Blobs;

/// <summary>Stored content: its hash (lower-case hex SHA-256) and size in bytes.</summary>
public sealed record BlobInfo(string Hash, long Size);
