using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Appliance.Web.Pages.Audit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.SignIns;

/// <summary>The sign-in log: filtered and exported.</summary>
[RequirePermission(Permissions.SignInsView)]
public sealed class IndexModel(PageKit kit, SignInReader signIns, AuditExport export, OrganizationCalendar calendar) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public long? Agent { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Login { get; set; }

    [BindProperty(SupportsGet = true, Name = "address")]
    public string? FromAddress { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Outcome { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<SignInEntry> Entries { get; private set; } = new([], null);

    public IReadOnlyList<SelectListItem> Outcomes => [new(Texts["成功与失败"], ""), new(Texts["只看成功"], "succeeded"), new(Texts["只看失败"], "failed")];

    public bool MayExport => May(Permissions.AuditExport);

    public bool IsFiltered => Agent is not null || Empty(Login) is not null || Empty(FromAddress) is not null || Empty(Outcome) is not null || From is not null || To is not null;

    private SignInFilter Filter => new(
        Agent, Empty(Login), Empty(FromAddress), Outcome switch { "succeeded" => true, "failed" => false, _ => null },
        From is { } from ? DateTimeOffset.FromUnixTimeMilliseconds(calendar.StartOf(from)) : null,
        To is { } to ? DateTimeOffset.FromUnixTimeMilliseconds(calendar.StartOf(to.AddDays(1))) : null);

    public IActionResult OnGet()
    {
        var found = signIns.List(Actor, Filter, new PageRequest(Cursor: Empty(Cursor)));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Entries = found.Value;
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken)
    {
        var csv = await export.SignInsAsync(Actor, Filter, cancellationToken);
        return csv.IsRefused ? Refused(csv.Refusal) : File(csv.Value, CsvText.ContentType, "sign-ins.csv");
    }

    /// <summary>This list with something changed; the page starts again.</summary>
    public string Address(string? cursor = null, string? handler = null)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("agent", Agent?.ToString(CultureInfo.InvariantCulture)), ("login", Login), ("address", FromAddress), ("outcome", Outcome),
            ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("cursor", cursor), ("handler", handler),
        };
        var query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? "/settings/sign-ins" : "/settings/sign-ins?" + query;
    }

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
