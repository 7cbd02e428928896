namespace Appliance.Storage.Doctor;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>Data is damaged or missing.</summary>
    Fault,
}
