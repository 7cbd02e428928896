namespace Appliance.Core.Audit;

/// <summary>Where the audit log is not whole.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="First">The first entry that it is about; for a head, its line.</param>
/// <param name="Last">The last one.</param>
public sealed record AuditFault(AuditFaultKind Kind, long First, long Last);
