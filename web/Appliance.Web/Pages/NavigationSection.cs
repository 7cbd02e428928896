namespace Appliance.Web.Pages;

/// <summary>Entries that stand together.</summary>
public sealed record NavigationSection(string Title, IReadOnlyList<NavigationItem> Items);
