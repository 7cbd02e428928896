using System.Globalization;
using Appliance.Sdk.Reporting;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Api;

/// <summary>What was chosen in an address, as the report asks for it. What it does not know is left out.</summary>
internal static class ReportQuery
{
    public static ReportRequest Read(ReportDescription report, IQueryCollection query, DateOnly from, DateOnly to)
    {
        Dictionary<string, string> texts = [];
        Dictionary<string, IReadOnlyList<long>> ids = [];
        foreach (var parameter in report.Parameters)
        {
            var chosen = query[parameter.Id].Where(value => !string.IsNullOrEmpty(value)).ToList();
            if (parameter.Kind == ReportValueKind.Text)
            {
                var known = parameter.Options.Any(option => option.Key == chosen.FirstOrDefault());
                texts[parameter.Id] = known ? chosen[0]! : parameter.Options[0].Key;
                continue;
            }

            var numbers = chosen.Select(value => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0).ToList();
            if (numbers.Count > 0)
            {
                ids[parameter.Id] = numbers;
            }
        }

        return new ReportRequest { From = from, To = to, Texts = texts, Ids = ids };
    }
}
