namespace Appliance.Storage.Backup;

/// <summary>A backup or restore could not be done; the reason is for whoever asked, in English (the message) and Chinese.</summary>
public sealed class BackupException(string code, string english, string chinese, Exception? inner = null) : Exception(english, inner)
{
    /// <summary>Stable code.</summary>
    public string Code { get; } = code;

    /// <summary>The message in Simplified Chinese.</summary>
    public string Chinese { get; } = chinese;
}
