namespace Appliance.Core.Customers;

/// <summary>What a widget sends when it starts on a page.</summary>
/// <param name="Token">The visitor token of an earlier visit.</param>
/// <param name="UserToken">The signed statement of the company's site about its user.</param>
/// <param name="Profile">What the visitor says of themselves.</param>
/// <param name="Page">The page that carries the widget.</param>
/// <param name="Locale">The browser's language.</param>
public sealed record VisitorSessionRequest(
    string? Token = null, string? UserToken = null, StatedProfile? Profile = null, VisitedPage? Page = null, string? Locale = null);
