namespace Appliance.Storage.Backup;

/// <summary>A file in a backup: path with forward slashes, size in bytes, lower-case hex SHA-256.</summary>
public sealed record BackupEntry(string Path, long Size, string Sha256);
