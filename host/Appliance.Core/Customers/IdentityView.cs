namespace Appliance.Core.Customers;

/// <summary>A customer's identity on a channel account.</summary>
public sealed record IdentityView(long Id, long ChannelAccountId, string Channel, string ChannelAccountName, string ExternalId, string? Name);
