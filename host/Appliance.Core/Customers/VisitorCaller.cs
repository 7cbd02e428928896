namespace Appliance.Core.Customers;

/// <summary>A visitor who showed a valid token.</summary>
/// <param name="TokenId">The row of the token, for revoking it.</param>
/// <param name="WidgetId">The widget that the token is bound to.</param>
/// <param name="Actor">The visitor as a caller of services.</param>
/// <param name="Locale">The customer's language, for messages; null when unknown.</param>
/// <param name="ExpiresAt">When the token ends, unless it is used before.</param>
public sealed record VisitorCaller(long TokenId, long WidgetId, Actor Actor, string? Locale, DateTimeOffset ExpiresAt);
