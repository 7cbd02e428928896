using System.Globalization;

namespace Appliance.Web.Hubs;

/// <summary>A place in the event log as the wire has it: sixteen digits, so that it is ordered as a string.</summary>
public static class EventCursor
{
    private const int Digits = 16;

    public static string Format(long cursor) => cursor.ToString("D16", CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out long cursor)
    {
        cursor = 0;
        return text is { Length: Digits } && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out cursor);
    }
}
