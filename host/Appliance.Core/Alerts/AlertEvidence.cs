namespace Appliance.Core.Alerts;

/// <summary>What an alert rests on: figures, and the entries of the two logs.</summary>
/// <param name="Threshold">What was allowed; null where there is no such figure.</param>
/// <param name="Minutes">Within how long.</param>
/// <param name="Rows">Rows exported together.</param>
/// <param name="AuditIds">Entries of the audit log, at most 20, the newest first.</param>
/// <param name="SignInIds">Entries of the sign-in log, at most 20, the newest first.</param>
public sealed record AlertEvidence(
    int? Threshold = null, int? Minutes = null, long? Rows = null, IReadOnlyList<long>? AuditIds = null, IReadOnlyList<long>? SignInIds = null);
