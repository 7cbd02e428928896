namespace Appliance.Core.Customers;

/// <summary>A page that a visitor looks at.</summary>
/// <param name="Url">http or https; cut at 2000 characters.</param>
/// <param name="Title">Cut at 300 characters.</param>
/// <param name="Referrer">Where the visitor came from; cut at 2000 characters.</param>
public sealed record VisitedPage(string? Url = null, string? Title = null, string? Referrer = null);
