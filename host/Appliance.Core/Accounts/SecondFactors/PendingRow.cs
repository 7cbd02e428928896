namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>A sign-in that waits for its second factor, with the account as it is now.</summary>
internal sealed record PendingRow
{
    public long Id { get; init; }
    public long AgentId { get; init; }
    public long Persistent { get; init; }
    public string? UserAgent { get; init; }
    public int Failures { get; init; }
}
