using System.Globalization;
using System.Text.Json;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Reports;
using Appliance.Sdk.Reporting;
using Appliance.Web.Api;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Reports;

/// <summary>One report: period, filters, chart, the table under it, and the file.</summary>
[RequirePermission(Permissions.ReportsView)]
public sealed class ShowModel(PageKit kit, ReportService reports, Choices choices, OrganizationCalendar calendar, TimeProvider clock, PageTime time) : ActorPage(kit)
{
    private readonly PageKit _kit = kit;

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public ReportOutcome Outcome { get; private set; } = null!;

    public ReportDescription Report => Outcome.Report;

    public IReadOnlyList<IReadOnlyList<object?>> Rows => Outcome.Result?.Rows ?? [];

    public ReportValues Values { get; private set; } = null!;

    public IReadOnlyList<string> Charts { get; private set; } = [];

    public IReadOnlyList<string> ChartTitles { get; private set; } = [];

    public IReadOnlyList<object?>? Totals => ReportTotals.Of(Report, Rows);

    /// <summary>Name, first day and last day of the periods offered.</summary>
    public IReadOnlyList<(string Name, DateOnly From, DateOnly To)> Periods
    {
        get
        {
            var today = Today;
            return
            [
                (Texts["今日"], today, today),
                (Texts["昨日"], today.AddDays(-1), today.AddDays(-1)),
                (Texts["近 7 天"], today.AddDays(-6), today),
                (Texts["近 30 天"], today.AddDays(-29), today),
                (Texts["本月"], new DateOnly(today.Year, today.Month, 1), today),
            ];
        }
    }

    public string ZoneName => calendar.Zone.Id;

    private DateOnly Today => DateOnly.FromDateTime(calendar.Local(clock.GetUtcNow()).DateTime);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await RunAsync(id, cancellationToken) is { } refusal ? Refused(refusal) : Page();

    [RequireStepUp]
    public async Task<IActionResult> OnGetCsvAsync(string id, CancellationToken cancellationToken)
    {
        if (await RunAsync(id, cancellationToken, export: true) is { } refusal)
        {
            return Refused(refusal);
        }

        var csv = new CsvText().Row(Report.Columns.Select(column => Texts.Choose(column.Name) + (column.Kind == ReportValueKind.Duration ? Texts["（秒）"] : "")));
        foreach (var row in Rows)
        {
            csv.Row(row.Zip(Report.Columns, (value, column) => Values.Plain(value, column.Kind)));
        }

        return File(csv.ToBytes(), CsvText.ContentType, string.Create(CultureInfo.InvariantCulture, $"{id}-{From:yyyyMMdd}-{To:yyyyMMdd}.csv"));
    }

    /// <summary>What may be chosen for a parameter.</summary>
    public IReadOnlyList<SelectListItem> Options(ReportParameter parameter) => parameter.Kind switch
    {
        ReportValueKind.Agent => [new(Texts["全部客服"], ""), .. choices.Agents(Actor)],
        ReportValueKind.Group => [new(Texts["全部接待组"], ""), .. choices.Groups(Actor)],
        ReportValueKind.ChannelAccount => [new(Texts["全部渠道账号"], ""), .. choices.Accounts(Actor)],
        _ => [.. parameter.Options.Select(option => new SelectListItem(Texts.Choose(option.Value), option.Key))],
    };

    public string? Chosen(ReportParameter parameter) => Request.Query[parameter.Id].FirstOrDefault();

    /// <summary>The address of this report for another period, or of its file.</summary>
    public string Address(DateOnly from, DateOnly to, string? handler = null)
    {
        var query = Report.Parameters.Select(parameter => (parameter.Id, Value: Chosen(parameter))).Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => $"&{pair.Id}={Uri.EscapeDataString(pair.Value!)}");
        return string.Create(CultureInfo.InvariantCulture, $"/reports/{Report.Id}?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}{string.Concat(query)}{(handler is null ? "" : "&handler=" + handler)}");
    }

    private async Task<Refusal?> RunAsync(string id, CancellationToken cancellationToken, bool export = false)
    {
        To ??= Today;
        From ??= To.Value.AddDays(-6);
        var listed = reports.List(Actor);
        if (listed.IsRefused)
        {
            return listed.Refusal;
        }

        if (listed.Value.FirstOrDefault(report => report.Id == id) is not { } description)
        {
            return Refusal.NotFound;
        }

        var request = ReportQuery.Read(description, Request.Query, From.Value, To.Value);
        var result = export ? await reports.ExportAsync(Actor, id, request, cancellationToken) : await reports.RunAsync(Actor, id, request, cancellationToken);
        Values = new ReportValues(_kit.Agents, Texts, time, choices.GroupNames(Actor), choices.AccountNames(Actor));
        if (result.IsRefused)
        {
            if (result.Refusal.Kind != RefusalKind.Invalid)
            {
                return result.Refusal;
            }

            ModelState.AddModelError("", Texts["时间范围不正确：最后一天不能早于第一天，最长 366 天。"]);
            Outcome = new ReportOutcome(description, null, null);
            return null;
        }

        Outcome = result.Value;
        var charts = Rows.Count == 0 ? [] : Report.Charts.Select(hint => ReportChart.Of(hint, Report, Rows, Values, Texts)).ToList();
        ChartTitles = charts.Select(chart => chart.Unit.Length == 0 ? chart.Title : Texts["{0}（{1}）", chart.Title, chart.Unit]).ToList();
        Charts = charts.Select(chart => JsonSerializer.Serialize(chart, JsonSerializerOptions.Web)).ToList();
        return null;
    }
}
