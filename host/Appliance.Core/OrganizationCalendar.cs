namespace Appliance.Core;

/// <summary>Where days are cut: the organisation's time zone, for every figure and every time on a page.</summary>
public sealed class OrganizationCalendar(TimeZoneInfo zone)
{
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>The moment as the organisation's clocks show it.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>The day that a moment, in UTC milliseconds, falls on.</summary>
    public DateOnly DayOf(long milliseconds) => DateOnly.FromDateTime(Local(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).DateTime);

    /// <summary>The first moment of a day in UTC milliseconds; where clocks jump over midnight, the first that exists.</summary>
    public long StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        // An ambiguous midnight happens twice; the day begins at the first, which has the larger offset.
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
    }
}
