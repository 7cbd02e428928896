namespace Appliance.Core.Accounts.Limits;

/// <summary>A part of some days of the week.</summary>
/// <param name="Days">mon, tue, wed, thu, fri, sat, sun: the days on which it begins.</param>
/// <param name="From">HH:mm.</param>
/// <param name="To">HH:mm, not included; at or before <paramref name="From"/> it is that of the next day.</param>
public sealed record WeeklySpan(IReadOnlyList<string> Days, string From, string To);
