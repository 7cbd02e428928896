namespace Appliance.Storage;

/// <summary>Which queue of the writer a piece of work waits in.</summary>
public enum WriteLane
{
    /// <summary>What a person or a platform waits for.</summary>
    Foreground,

    /// <summary>Imports, retention, re-indexing: slices that run when the foreground lane is empty, and never starve.</summary>
    Bulk,
}
