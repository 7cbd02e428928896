using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Audit;

/// <summary>The audit log: filtered, read before → after, exported.</summary>
[RequirePermission(Permissions.AuditView)]
public sealed class IndexModel(PageKit kit, AuditReader audit, AuditWords words, AuditExport export, Choices choices, OrganizationCalendar calendar) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public long? Agent { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Action { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "object")]
    public long? Thing { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<AuditView> Entries { get; private set; } = new([], null);

    public AuditWords Words { get; } = words;

    public IReadOnlyList<SelectListItem> AgentItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ActionItems { get; private set; } = [];

    public bool MayExport => May(Permissions.AuditExport);

    public bool IsFiltered => Agent is not null || !string.IsNullOrEmpty(Action) || Kind is not null || From is not null || To is not null;

    /// <summary>What the list is narrowed to.</summary>
    public string ThingName => Thing is { } id && Entries.Items.Count > 0 ? Words.Thing(Entries.Items[0]) : $"{AuditFields.Kind(Kind ?? "", Texts)} {(Thing is null ? "" : "#" + Thing)}";

    private AuditFilter Filter => new(
        Agent, string.IsNullOrEmpty(Action) ? null : Action, Kind, Thing,
        From is { } from ? DateTimeOffset.FromUnixTimeMilliseconds(calendar.StartOf(from)) : null,
        To is { } to ? DateTimeOffset.FromUnixTimeMilliseconds(calendar.StartOf(to.AddDays(1))) : null);

    public IActionResult OnGet()
    {
        var found = audit.List(Actor, Filter, new PageRequest(Cursor: string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Entries = found.Value;
        AgentItems = [new(Texts["全部操作人"], ""), .. choices.Agents(Actor)];
        var actions = audit.Actions(Actor);
        ActionItems = [new(Texts["全部操作"], ""), .. actions.Select(action => new SelectListItem(AuditWords.Action(action), action)).OrderBy(item => item.Text, StringComparer.CurrentCulture)];
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken)
    {
        var csv = await export.AuditAsync(Actor, Filter, cancellationToken);
        return csv.IsRefused ? Refused(csv.Refusal) : File(csv.Value, CsvText.ContentType, "audit.csv");
    }

    /// <summary>This list with something changed; the page starts again.</summary>
    public string Address(string? cursor = null, string? handler = null, string? kind = null, long? id = null, bool withoutObject = false)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("agent", Agent?.ToString(CultureInfo.InvariantCulture)), ("action", Action),
            ("kind", withoutObject ? null : kind ?? Kind), ("object", withoutObject ? null : (kind is null ? Thing : id)?.ToString(CultureInfo.InvariantCulture)),
            ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("cursor", cursor), ("handler", handler),
        };
        var query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? "/settings/audit" : "/settings/audit?" + query;
    }
}
