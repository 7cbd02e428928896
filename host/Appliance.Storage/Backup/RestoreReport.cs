namespace Appliance.Storage.Backup;

/// <summary>A restore that was done.</summary>
/// <param name="Manifest">What the backup held.</param>
/// <param name="KeysRestored">False when the backup has none: stored secrets (channel passwords, second factors) must be entered anew.</param>
/// <param name="MovedAside">Folder that holds what was there before; null when there was nothing.</param>
public sealed record RestoreReport(BackupManifest Manifest, bool KeysRestored, string? MovedAside);
