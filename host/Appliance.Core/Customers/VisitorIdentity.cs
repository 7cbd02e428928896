namespace Appliance.Core.Customers;

/// <summary>A customer found or made for a channel identity.</summary>
public sealed record VisitorIdentity(long CustomerId, long IdentityId, bool Created);
