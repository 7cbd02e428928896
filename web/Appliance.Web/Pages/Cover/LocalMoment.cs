using System.Globalization;
using Appliance.Core;

namespace Appliance.Web.Pages.Cover;

/// <summary>Moments as a browser's field for date and time writes them, by the organisation's clocks.</summary>
public static class LocalMoment
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>Null for what is none.</summary>
    public static DateTimeOffset? Read(string? text, OrganizationCalendar calendar)
    {
        if (!DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        return calendar.Zone.IsInvalidTime(local) ? null : new DateTimeOffset(local, calendar.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public static string? Write(DateTimeOffset? at, OrganizationCalendar calendar) =>
        at is { } moment ? calendar.Local(moment).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : null;
}
