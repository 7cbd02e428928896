namespace Appliance.Core.Customers;

/// <summary>A visitor who may now write.</summary>
/// <param name="Token">To be sent with every call; shown here alone.</param>
/// <param name="Actor">The visitor as a caller of services.</param>
/// <param name="Name">The customer's name; null while nobody knows it.</param>
public sealed record VisitorSession(string Token, Actor Actor, string? Name);
