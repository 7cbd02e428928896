using System.Globalization;
using System.Text;

namespace Appliance.Core.Reports;

/// <summary>
/// A moment's local milliseconds as an SQL expression. Within a period a zone has few offsets, so a CASE over its
/// changes is exact, also on the days on which clocks are put forward or back, and needs nothing of the database.
/// </summary>
internal static class LocalTimeExpression
{
    /// <summary>All offsets in use today and all their changes fall on quarters of an hour.</summary>
    private const long Step = 15 * 60 * 1000;

    public static string For(string column, TimeZoneInfo zone, long from, long to)
    {
        var offset = Offset(zone, from);
        StringBuilder cases = new();
        for (var at = from - (from % Step) + Step; at < to; at += Step)
        {
            var next = Offset(zone, at);
            if (next != offset)
            {
                cases.Append(CultureInfo.InvariantCulture, $" when {column} < {at} then {offset}");
                offset = next;
            }
        }

        return cases.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"({column} + {offset})")
            : string.Create(CultureInfo.InvariantCulture, $"({column} + case{cases} else {offset} end)");
    }

    private static long Offset(TimeZoneInfo zone, long at) => (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(at)).TotalMilliseconds;
}
