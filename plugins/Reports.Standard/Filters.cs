using Appliance.Sdk;
using Appliance.Sdk.Reporting;

namespace Appliance.Reports.Standard;

/// <summary>What all three reports can be narrowed by.</summary>
internal static class Filters
{
    public static IReadOnlyList<ReportParameter> All { get; } =
    [
        new("agent", new LocalizedText("客服", "Agent"), ReportValueKind.Agent),
        new("group", new LocalizedText("接待组", "Group"), ReportValueKind.Group),
    ];

    /// <summary>The query over service episodes that a request asks for.</summary>
    public static FactQuery Query(ReportRequest request, string groupBy, params FactMeasure[] measures)
    {
        Dictionary<string, IReadOnlyList<long>> where = [];
        foreach (var (parameter, dimension) in Dimensions)
        {
            if (request.Ids.TryGetValue(parameter, out var ids) && ids.Count > 0)
            {
                where[dimension] = ids;
            }
        }

        return new FactQuery
        {
            From = Facts.ServiceEpisodes,
            FirstDay = request.From,
            LastDay = request.To,
            GroupBy = [groupBy],
            Measures = measures,
            Where = where,
        };
    }

    private static readonly (string Parameter, string Dimension)[] Dimensions = [("agent", FactDimensions.Agent), ("group", FactDimensions.Group)];
}
