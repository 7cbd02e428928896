namespace Appliance.Web.Pages;

/// <summary>One entry of the settings.</summary>
/// <param name="Key">What a page calls itself to be marked as the present one.</param>
/// <param name="Href">Its address.</param>
/// <param name="Icon">Tabler's name.</param>
/// <param name="Text">Its name, in Chinese.</param>
/// <param name="Permission">Who sees it.</param>
public sealed record NavigationItem(string Key, string Href, string Icon, string Text, string Permission);
