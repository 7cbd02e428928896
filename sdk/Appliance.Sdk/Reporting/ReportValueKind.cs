namespace Appliance.Sdk.Reporting;

/// <summary>What a value is, which decides its .NET type and how it is shown.</summary>
public enum ReportValueKind
{
    /// <summary><c>string</c>.</summary>
    Text,

    /// <summary><c>long</c>.</summary>
    Count,

    /// <summary><c>double</c>.</summary>
    Number,

    /// <summary><c>double</c>, 0–1, shown as per cent.</summary>
    Share,

    /// <summary><c>double</c>, seconds.</summary>
    Duration,

    /// <summary><c>string</c>, <c>yyyy-MM-dd</c> in the company's time zone.</summary>
    Day,

    /// <summary><c>long</c>, 0–23 in the company's time zone.</summary>
    Hour,

    /// <summary><c>long</c>, the agent's id; the host shows the name.</summary>
    Agent,

    /// <summary><c>long</c>, the group's id; the host shows the name.</summary>
    Group,

    /// <summary><c>long</c>, the channel account's id; the host shows the name.</summary>
    ChannelAccount,
}
