namespace Appliance.Core.Customers;

/// <summary>One step of a customer's trace.</summary>
public sealed record PageView(long Id, string Url, string? Title, string? Referrer, DateTimeOffset At);
