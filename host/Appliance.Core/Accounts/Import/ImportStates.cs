namespace Appliance.Core.Accounts.Import;

/// <summary>Where an import stands.</summary>
public static class ImportStates
{
    public const string Reading = "reading";
    public const string Checking = "checking";

    /// <summary>Checked, and nothing changed yet.</summary>
    public const string Ready = "ready";

    /// <summary>Checked, and it cannot be saved: see its faults.</summary>
    public const string Refused = "refused";
    public const string Saving = "saving";
    public const string Done = "done";

    /// <summary>Stopped by the importer; nothing was changed.</summary>
    public const string Stopped = "stopped";

    /// <summary>Ended by a fault of the server; nothing was changed.</summary>
    public const string Failed = "failed";
}
