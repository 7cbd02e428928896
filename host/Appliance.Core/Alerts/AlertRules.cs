namespace Appliance.Core.Alerts;

/// <summary>When an alert is raised. What is switched off is not looked for.</summary>
public sealed record AlertRules
{
    internal const string Key = "alerts.rules";
    private static readonly string[] OutOfRange = ["out_of_range"];

    public bool MassExport { get; init; } = true;

    /// <summary>Exports by one agent within the time.</summary>
    public int MassExportCount { get; init; } = 5;

    /// <summary>Rows in them together.</summary>
    public int MassExportRows { get; init; } = 5000;

    public int MassExportMinutes { get; init; } = 60;

    public bool FrequentChanges { get; init; } = true;

    /// <summary>Changes of channels, rules and roles by one agent within the time.</summary>
    public int FrequentChangesCount { get; init; } = 10;

    public int FrequentChangesMinutes { get; init; } = 30;

    public bool FailedSignIns { get; init; } = true;

    /// <summary>Failures for one login, or from one address, within the time.</summary>
    public int FailedSignInsCount { get; init; } = 10;

    public int FailedSignInsMinutes { get; init; } = 15;

    public bool NewPlace { get; init; } = true;

    /// <summary>For how many days a network counts as known.</summary>
    public int NewPlaceDays { get; init; } = 90;

    public bool OddHours { get; init; } = true;

    /// <summary>The first odd hour, 0–23, in the organisation's time zone.</summary>
    public int OddHoursFrom { get; init; } = 22;

    /// <summary>The first hour that is odd no longer, 0–23.</summary>
    public int OddHoursUntil { get; init; } = 7;

    public bool TwoPlaces { get; init; } = true;

    /// <summary>How lately the other place must have been active.</summary>
    public int TwoPlacesMinutes { get; init; } = 10;

    /// <summary>Fields with a value out of its range.</summary>
    internal IReadOnlyDictionary<string, string[]> Faults() => new (string Field, int Value, int Least, int Most)[]
    {
        ("massExportCount", MassExportCount, 1, 1000),
        ("massExportRows", MassExportRows, 1, 10_000_000),
        ("massExportMinutes", MassExportMinutes, 1, 1440),
        ("frequentChangesCount", FrequentChangesCount, 2, 1000),
        ("frequentChangesMinutes", FrequentChangesMinutes, 1, 1440),
        ("failedSignInsCount", FailedSignInsCount, 2, 10_000),
        ("failedSignInsMinutes", FailedSignInsMinutes, 1, 1440),
        ("newPlaceDays", NewPlaceDays, 1, 365),
        ("oddHoursFrom", OddHoursFrom, 0, 23),
        ("oddHoursUntil", OddHoursUntil, 0, 23),
        ("twoPlacesMinutes", TwoPlacesMinutes, 1, 1440),
    }.Where(item => item.Value < item.Least || item.Value > item.Most).ToDictionary(item => item.Field, _ => OutOfRange);

    /// <summary>Whether an hour of the day is an odd one; the span may go over midnight.</summary>
    internal bool IsOdd(int hour) => OddHoursFrom <= OddHoursUntil
        ? hour >= OddHoursFrom && hour < OddHoursUntil
        : hour >= OddHoursFrom || hour < OddHoursUntil;
}
