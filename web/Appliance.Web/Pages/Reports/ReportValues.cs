using System.Globalization;
using Appliance.Core.Accounts;
using Appliance.Sdk.Reporting;

namespace Appliance.Web.Pages.Reports;

/// <summary>Values of a report in words, for the table, the chart and the file.</summary>
public sealed class ReportValues(AgentDirectory agents, Texts texts, PageTime time, IReadOnlyDictionary<long, string> groups, IReadOnlyDictionary<long, string> accounts)
{
    /// <summary>As the table shows it.</summary>
    public string Text(object? value, ReportValueKind kind) => value switch
    {
        null => kind is ReportValueKind.Agent or ReportValueKind.Group or ReportValueKind.ChannelAccount ? texts["（无）"] : "–",
        string text => text,
        long id when kind == ReportValueKind.Agent => agents.Find(id)?.DisplayName ?? Number(id),
        long id when kind == ReportValueKind.Group => groups.GetValueOrDefault(id, Number(id)),
        long id when kind == ReportValueKind.ChannelAccount => accounts.GetValueOrDefault(id, Number(id)),
        long hour when kind == ReportValueKind.Hour => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00"),
        long count => Number(count),
        double share when kind == ReportValueKind.Share => share.ToString("0.0 %", CultureInfo.InvariantCulture),
        double seconds when kind == ReportValueKind.Duration => time.Duration(TimeSpan.FromSeconds(Math.Round(seconds))),
        double number => number.ToString("#,0.##", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>As the file has it: plain numbers, durations in seconds.</summary>
    public string Plain(object? value, ReportValueKind kind) => value switch
    {
        null => "",
        double seconds when kind == ReportValueKind.Duration => seconds.ToString("0.###", CultureInfo.InvariantCulture),
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        long count when kind is ReportValueKind.Count => count.ToString(CultureInfo.InvariantCulture),
        _ => Text(value, kind),
    };

    /// <summary>Right-aligned kinds.</summary>
    public static bool IsNumber(ReportValueKind kind) =>
        kind is ReportValueKind.Count or ReportValueKind.Number or ReportValueKind.Share or ReportValueKind.Duration;

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
