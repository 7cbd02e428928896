namespace Appliance.Core.Alerts;

/// <summary>What is watched for.</summary>
public static class AlertKinds
{
    /// <summary>Many exports, or many rows, by one agent.</summary>
    public const string MassExport = "massExport";

    /// <summary>Many changes of channels, rules or roles by one agent.</summary>
    public const string FrequentChanges = "frequentChanges";

    /// <summary>Many failures for one login, or from one address.</summary>
    public const string FailedSignIns = "failedSignIns";

    /// <summary>An account is used from a network that it was not used from lately.</summary>
    public const string NewPlace = "newPlace";

    /// <summary>Work with high rights at hours when nobody should be doing it.</summary>
    public const string OddHours = "oddHours";

    /// <summary>One account is used from two networks at once.</summary>
    public const string TwoPlaces = "twoPlaces";

    public static IReadOnlyList<string> All { get; } = [MassExport, FrequentChanges, FailedSignIns, NewPlace, OddHours, TwoPlaces];
}
