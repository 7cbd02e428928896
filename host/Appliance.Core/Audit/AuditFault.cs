namespace Appliance.Core.Audit;

/// <summary>Where the chain of the audit log breaks.</summary>
/// <param name="Id">The first entry that does not fit.</param>
/// <param name="Altered">True when the entry itself was altered; false when what stood before it was taken out or replaced.</param>
public sealed record AuditFault(long Id, bool Altered);
