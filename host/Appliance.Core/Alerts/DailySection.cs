using Appliance.Core.Audit;

namespace Appliance.Core.Alerts;

/// <summary>One thing to look at in the daily check.</summary>
/// <param name="Key">Its name: <c>alerts</c>, or an area of the audit log.</param>
/// <param name="Count">How much is new to the reader; at most 1,000.</param>
/// <param name="UpTo">The newest that is counted: what a tick takes off. 0 when nothing is new.</param>
/// <param name="TickedAt">When the reader last ticked it off; null for never.</param>
/// <param name="Alerts">For alerts, the newest 20 that are new.</param>
/// <param name="Changes">For changes, the newest 20 that are new.</param>
public sealed record DailySection(
    string Key, int Count, long UpTo, DateTimeOffset? TickedAt, IReadOnlyList<AlertView> Alerts, IReadOnlyList<AuditView> Changes);
