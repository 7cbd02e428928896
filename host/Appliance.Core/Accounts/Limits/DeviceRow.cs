namespace Appliance.Core.Accounts.Limits;

/// <summary>The browser that signs in, as the account knows it.</summary>
internal sealed record DeviceRow
{
    public long Id { get; init; }
    public long? ApprovedAt { get; init; }
}
