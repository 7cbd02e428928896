using Appliance.Core.Accounts;
using Appliance.Core.Reports;
using Appliance.Sdk.Reporting;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Reports;

/// <summary>The reports there are.</summary>
[RequirePermission(Permissions.ReportsView)]
public sealed class IndexModel(PageKit kit, ReportService reports) : ActorPage(kit)
{
    public IReadOnlyList<ReportDescription> Reports { get; private set; } = [];

    public IActionResult OnGet()
    {
        var found = reports.List(Actor);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Reports = found.Value;
        return Page();
    }
}
