namespace Appliance.Sdk.Reporting;

/// <summary>A group with its figures.</summary>
/// <param name="Group">One value for each of <see cref="FactQuery.GroupBy"/>: a <c>string</c> for day and channel, a <c>long</c> for the others, null where the fact has none.</param>
/// <param name="Values">One for each of <see cref="FactQuery.Measures"/>; null where no fact has a value.</param>
public sealed record FactRow(IReadOnlyList<object?> Group, IReadOnlyList<double?> Values);
