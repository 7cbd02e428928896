namespace Appliance.Sdk.Reporting;

/// <summary>What was chosen.</summary>
public sealed record ReportRequest
{
    /// <summary>First day, in the company's time zone.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, inclusive; at most 366 days after the first.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Parameter → chosen text.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Parameter → chosen ids; absent means all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Ids { get; init; } = new Dictionary<string, IReadOnlyList<long>>();
}
