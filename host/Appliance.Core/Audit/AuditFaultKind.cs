namespace Appliance.Core.Audit;

/// <summary>What is wrong with the audit log at one place.</summary>
public enum AuditFaultKind
{
    /// <summary>The entries are not what their hashes say, or not those that the next entry was written behind.</summary>
    Changed,

    /// <summary>The entries are missing.</summary>
    Removed,

    /// <summary>The entries at the end, which a head bears witness to, are missing.</summary>
    Cut,

    /// <summary>Up to here the log has another number of entries than a head bears witness to, or another last entry.</summary>
    Rewritten,

    /// <summary>The witness itself cannot be read.</summary>
    HeadUnreadable,
}
