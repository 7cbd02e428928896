namespace Appliance.Web.Pages.Demo;

/// <summary>What the demo shop sells: the id names the colour of its caddy in the style sheet, the price is in yuan.</summary>
public sealed record Tea(string Id, string NameZh, string NameEn, string TasteZh, string TasteEn, int Price, string Amount);
