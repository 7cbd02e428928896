using System.Globalization;
using Appliance.Core;
using Appliance.Core.Announcements;
using Appliance.Sdk;

namespace Appliance.Web.Pages.Announcements;

/// <summary>An announcement as the form has it; times are those of the organisation's clocks.</summary>
public sealed class AnnouncementForm
{
    public string? Title { get; set; }

    public string? TitleEn { get; set; }

    public string? Body { get; set; }

    public string? BodyEn { get; set; }

    public string Audience { get; set; } = Audiences.All;

    public List<long> Groups { get; set; } = [];

    public List<long> Roles { get; set; } = [];

    public bool Bar { get; set; } = true;

    public string? From { get; set; }

    public string? Until { get; set; }

    public AnnouncementInput Input(OrganizationCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return new AnnouncementInput(
            new LocalizedText(Title ?? "", TitleEn ?? ""), new LocalizedText(Body ?? "", BodyEn ?? ""), Audience,
            Audience switch { Audiences.Groups => Groups, Audiences.Roles => Roles, _ => null }, Bar, Moment(From, calendar), Moment(Until, calendar));
    }

    public static AnnouncementForm Of(AnnouncementView view, OrganizationCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(calendar);
        return new AnnouncementForm
        {
            Title = view.Title.Zh,
            TitleEn = view.Title.En == view.Title.Zh ? "" : view.Title.En,
            Body = view.Body.Zh,
            BodyEn = view.Body.En == view.Body.Zh ? "" : view.Body.En,
            Audience = view.Audience,
            Groups = view.Audience == Audiences.Groups ? [.. view.AudienceIds] : [],
            Roles = view.Audience == Audiences.Roles ? [.. view.AudienceIds] : [],
            Bar = view.Bar,
            From = Text(calendar.Local(view.From)),
            Until = view.Until is { } until ? Text(calendar.Local(until)) : null,
        };
    }

    /// <summary>False where something was typed that is no time: a browser without a picker sends what it likes.</summary>
    public static bool IsTime(string? text) => string.IsNullOrWhiteSpace(text) || Parse(text) is not null;

    private static string Text(DateTimeOffset local) => local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static DateTime? Parse(string text) =>
        DateTime.TryParseExact(text.Trim(), ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    // Where clocks jump forward an hour does not exist; the next moment stands for it.
    private static DateTimeOffset? Moment(string? text, OrganizationCalendar calendar)
    {
        if (string.IsNullOrWhiteSpace(text) || Parse(text) is not { } time)
            return null;
        while (calendar.Zone.IsInvalidTime(time))
            time = time.AddMinutes(15);
        return new DateTimeOffset(time, calendar.Zone.GetUtcOffset(time)).ToUniversalTime();
    }
}
