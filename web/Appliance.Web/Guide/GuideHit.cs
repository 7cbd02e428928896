namespace Appliance.Web.Guide;

/// <summary>An article that holds what was searched.</summary>
/// <param name="Article">The article.</param>
/// <param name="Before">The words before the place found.</param>
/// <param name="Match">The place found; empty where only the title matched.</param>
/// <param name="After">The words behind it.</param>
public sealed record GuideHit(GuideArticle Article, string Before, string Match, string After);
