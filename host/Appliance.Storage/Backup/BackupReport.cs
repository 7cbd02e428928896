namespace Appliance.Storage.Backup;

/// <summary>A backup that was made and verified.</summary>
/// <param name="Path">The archive.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Manifest">What it holds.</param>
/// <param name="UnreadablePluginStores">Plugin stores that are no sound database and were copied as they are.</param>
public sealed record BackupReport(string Path, long Bytes, BackupManifest Manifest, IReadOnlyList<string> UnreadablePluginStores);
