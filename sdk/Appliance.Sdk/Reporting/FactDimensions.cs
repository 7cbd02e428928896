namespace Appliance.Sdk.Reporting;

/// <summary>By what facts can be grouped.</summary>
public static class FactDimensions
{
    /// <summary>Day in the company's time zone, <c>yyyy-MM-dd</c>.</summary>
    public const string Day = "day";

    /// <summary>Hour of the day in the company's time zone, 0–23.</summary>
    public const string Hour = "hour";

    /// <summary>Agent. Service and assignment episodes have it.</summary>
    public const string Agent = "agent";

    /// <summary>Group.</summary>
    public const string Group = "group";

    /// <summary>Channel account. Service episodes have it.</summary>
    public const string ChannelAccount = "channelAccount";
}
