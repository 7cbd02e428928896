namespace Appliance.Storage.Backup;

/// <summary>What a backup holds; lies in it as <c>manifest.json</c>.</summary>
/// <param name="Format">1.</param>
/// <param name="CreatedAt">When the copy of the database was begun.</param>
/// <param name="Schema">Number of the last migration in it.</param>
/// <param name="Head">Cursor of its newest event.</param>
/// <param name="KeysIncluded">Whether the keys that read stored secrets are in it, encrypted.</param>
/// <param name="Entries">Every file, in the order in which it was copied.</param>
public sealed record BackupManifest(int Format, DateTimeOffset CreatedAt, long Schema, long Head, bool KeysIncluded, IReadOnlyList<BackupEntry> Entries)
{
    /// <summary>Its name in the archive.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The format that this program writes and reads.</summary>
    public const int CurrentFormat = 1;
}
