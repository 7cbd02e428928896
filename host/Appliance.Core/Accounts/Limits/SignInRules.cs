using System.Text.Json.Serialization;

namespace Appliance.Core.Accounts.Limits;

/// <summary>How those who have a role, or one agent, may sign in. Nothing set limits nothing.</summary>
public sealed record SignInRules
{
    /// <summary>A second factor is demanded: who has none sets one up before anything else.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>How many sessions at once, 1–100; null for any number.</summary>
    public int? MaxSessions { get; init; }

    /// <summary>What happens to one more: <c>endOldest</c> or <c>refuse</c>.</summary>
    public string WhenFull { get; init; } = EndOldest;

    /// <summary>Only devices that an admin has approved.</summary>
    public bool RegisteredDevices { get; init; }

    /// <summary>Only in these hours; null for always.</summary>
    public WeeklyHours? Hours { get; init; }

    /// <summary>Only from these addresses or ranges (CIDR, IPv4 and IPv6), at most 100; empty for anywhere.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>True when nothing is limited or demanded.</summary>
    [JsonIgnore]
    public bool IsEmpty => this is { SecondFactor: false, MaxSessions: null, RegisteredDevices: false, Hours: null, Addresses.Count: 0 };

    public const string EndOldest = "endOldest";
    public const string Refuse = "refuse";
}
