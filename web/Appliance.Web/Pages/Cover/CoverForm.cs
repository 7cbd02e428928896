using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts.Cover;

namespace Appliance.Web.Pages.Cover;

/// <summary>Something given until a time as the form shows it.</summary>
public sealed class CoverForm
{
    /// <summary>Kind and id: <c>role 3</c>, <c>group 1</c>, <c>channel 2</c>.</summary>
    public string? What { get; set; }

    /// <summary>Local time of the organisation: <c>2026-11-30T18:00</c>.</summary>
    public string? Until { get; set; }

    public string? Reason { get; set; }

    public NewCover ToNew(long agentId, OrganizationCalendar calendar)
    {
        var parts = (What ?? "").Split(' ', 2);
        var id = parts.Length == 2 && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new NewCover(agentId, parts[0], id, LocalMoment.Read(Until, calendar) ?? DateTimeOffset.MinValue, Reason ?? "");
    }
}
