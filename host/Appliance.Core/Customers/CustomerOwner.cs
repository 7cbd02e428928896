using Appliance.Core.Conversations;

namespace Appliance.Core.Customers;

/// <summary>To whom a customer belongs.</summary>
/// <param name="Agent">The owner; null where nobody owns them.</param>
/// <param name="Since">Since when.</param>
/// <param name="Pool">team or company, of a customer whom nobody owns; null for one who is in no pool.</param>
/// <param name="Group">The group whose pool it is.</param>
public sealed record CustomerOwner(NamedReference? Agent, DateTimeOffset? Since, string? Pool, NamedReference? Group);
