using Appliance.Core.Conversations;

namespace Appliance.Core.Customers;

/// <summary>A follow-up note on a customer.</summary>
public sealed record FollowUpNote(long Id, long CustomerId, NamedReference Author, string Text, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
