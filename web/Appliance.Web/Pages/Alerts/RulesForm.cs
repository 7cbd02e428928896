using Appliance.Core.Alerts;

namespace Appliance.Web.Pages.Alerts;

/// <summary>The thresholds as the form has them.</summary>
public sealed class RulesForm
{
    public bool MassExport { get; set; }

    public int MassExportCount { get; set; }

    public int MassExportRows { get; set; }

    public int MassExportMinutes { get; set; }

    public bool FrequentChanges { get; set; }

    public int FrequentChangesCount { get; set; }

    public int FrequentChangesMinutes { get; set; }

    public bool FailedSignIns { get; set; }

    public int FailedSignInsCount { get; set; }

    public int FailedSignInsMinutes { get; set; }

    public bool NewPlace { get; set; }

    public int NewPlaceDays { get; set; }

    public bool OddHours { get; set; }

    public int OddHoursFrom { get; set; }

    public int OddHoursUntil { get; set; }

    public bool TwoPlaces { get; set; }

    public int TwoPlacesMinutes { get; set; }

    public AlertRules Rules => new()
    {
        MassExport = MassExport,
        MassExportCount = MassExportCount,
        MassExportRows = MassExportRows,
        MassExportMinutes = MassExportMinutes,
        FrequentChanges = FrequentChanges,
        FrequentChangesCount = FrequentChangesCount,
        FrequentChangesMinutes = FrequentChangesMinutes,
        FailedSignIns = FailedSignIns,
        FailedSignInsCount = FailedSignInsCount,
        FailedSignInsMinutes = FailedSignInsMinutes,
        NewPlace = NewPlace,
        NewPlaceDays = NewPlaceDays,
        OddHours = OddHours,
        OddHoursFrom = OddHoursFrom,
        OddHoursUntil = OddHoursUntil,
        TwoPlaces = TwoPlaces,
        TwoPlacesMinutes = TwoPlacesMinutes,
    };

    public static RulesForm Of(AlertRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new RulesForm
        {
            MassExport = rules.MassExport,
            MassExportCount = rules.MassExportCount,
            MassExportRows = rules.MassExportRows,
            MassExportMinutes = rules.MassExportMinutes,
            FrequentChanges = rules.FrequentChanges,
            FrequentChangesCount = rules.FrequentChangesCount,
            FrequentChangesMinutes = rules.FrequentChangesMinutes,
            FailedSignIns = rules.FailedSignIns,
            FailedSignInsCount = rules.FailedSignInsCount,
            FailedSignInsMinutes = rules.FailedSignInsMinutes,
            NewPlace = rules.NewPlace,
            NewPlaceDays = rules.NewPlaceDays,
            OddHours = rules.OddHours,
            OddHoursFrom = rules.OddHoursFrom,
            OddHoursUntil = rules.OddHoursUntil,
            TwoPlaces = rules.TwoPlaces,
            TwoPlacesMinutes = rules.TwoPlacesMinutes,
        };
    }
}
