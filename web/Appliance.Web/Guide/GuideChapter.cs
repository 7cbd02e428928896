namespace Appliance.Web.Guide;

/// <summary>Articles that stand together.</summary>
/// <param name="Title">In Chinese, as the pages' texts.</param>
/// <param name="Slugs">The articles, in the order of reading.</param>
public sealed record GuideChapter(string Title, IReadOnlyList<string> Slugs);
