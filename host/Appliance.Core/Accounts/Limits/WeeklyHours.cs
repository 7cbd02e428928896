namespace Appliance.Core.Accounts.Limits;

/// <summary>A weekly plan.</summary>
/// <param name="Spans">At most 50; a moment in any of them counts.</param>
/// <param name="TimeZone">IANA name; null for the organisation's.</param>
public sealed record WeeklyHours(IReadOnlyList<WeeklySpan> Spans, string? TimeZone = null);
