namespace Appliance.Web.Guide;

/// <summary>One article of the guide in one language.</summary>
/// <param name="Slug">Its name in the address.</param>
/// <param name="Title">Its first line.</param>
/// <param name="Summary">What it is about, in a sentence.</param>
/// <param name="Html">The article, rendered; no foreign markup can be in it.</param>
/// <param name="Text">The article as plain text, for the search.</param>
public sealed record GuideArticle(string Slug, string Title, string Summary, string Html, string Text);
