using System.Text;
using Appliance.Web.Http;
using Markdig;

namespace Appliance.Web.Guide;

/// <summary>The guide: Markdown files that the program carries, rendered once a language. It is the same for everybody.</summary>
public sealed class GuideLibrary
{
    private const string Root = "Appliance.Web.Guide.";
    private const int MostHits = 20;
    private const int Around = 40;

    // Raw HTML in an article stays text: what is shown is ours alone.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private readonly Dictionary<string, Lazy<Dictionary<string, GuideArticle>>> _languages = new[] { RequestLanguage.Chinese, RequestLanguage.English }
        .ToDictionary(language => language, language => new Lazy<Dictionary<string, GuideArticle>>(() => Load(language)));

    /// <summary>An article; null when there is none of that name.</summary>
    public GuideArticle? Find(string language, string slug) => Of(language).GetValueOrDefault(slug);

    /// <summary>
    /// Articles that hold every word, those with it in the title first. Words are compared in compatibility form and without
    /// case; a Chinese word of two characters is found wherever it stands.
    /// </summary>
    public IReadOnlyList<GuideHit> Search(string language, string? query)
    {
        var words = Plain(query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(10).ToList();
        if (words.Count == 0)
            return [];
        return [.. Of(language).Values
            .Where(article => words.TrueForAll(word => Plain(article.Title + " " + article.Text).Contains(word, StringComparison.Ordinal)))
            .Select(article => (Article: article, Weight: Weight(article, words)))
            .OrderByDescending(found => found.Weight)
            .ThenBy(found => found.Article.Title, StringComparer.CurrentCulture)
            .Take(MostHits)
            .Select(found => Hit(found.Article, words))];
    }

    private Dictionary<string, GuideArticle> Of(string language) => _languages[language == RequestLanguage.English ? RequestLanguage.English : RequestLanguage.Chinese].Value;

    private static int Weight(GuideArticle article, List<string> words)
    {
        var (title, summary, text) = (Plain(article.Title), Plain(article.Summary), Plain(article.Text));
        return words.Sum(word => (title.Contains(word, StringComparison.Ordinal) ? 100 : 0) + (summary.Contains(word, StringComparison.Ordinal) ? 20 : 0) + Math.Min(10, Count(text, word)));
    }

    private static GuideHit Hit(GuideArticle article, List<string> words)
    {
        // Found in the plain form, shown as it was written; compatibility forms keep the length nearly always, and where they do not the title says enough.
        var plain = Plain(article.Text);
        var place = words.Select(word => (Word: word, At: plain.IndexOf(word, StringComparison.Ordinal))).FirstOrDefault(found => found.At >= 0, (Word: "", At: -1));
        if (place.At < 0 || plain.Length != article.Text.Length)
            return new GuideHit(article, article.Summary, "", "");
        var from = Math.Max(0, place.At - Around);
        var behind = place.At + place.Word.Length;
        var to = Math.Min(article.Text.Length, behind + (2 * Around));
        return new GuideHit(
            article, (from > 0 ? "…" : "") + article.Text[from..place.At], article.Text[place.At..behind], article.Text[behind..to] + (to < article.Text.Length ? "…" : ""));
    }

    private static int Count(string text, string word)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    private static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static Dictionary<string, GuideArticle> Load(string language)
    {
        var assembly = typeof(GuideLibrary).Assembly;
        var prefix = $"{Root}{language}.";
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return Article(name[prefix.Length..^".md".Length], reader.ReadToEnd().ReplaceLineEndings("\n"));
        }).ToDictionary(article => article.Slug);
    }

    /// <summary>A title, a line of summary that begins with <c>&gt;</c>, and the article.</summary>
    private static GuideArticle Article(string slug, string source)
    {
        var lines = source.Split('\n', 4);
        if (lines is not [['#', ' ', .. var title], _, ['>', ' ', .. var summary], var body])
            throw new InvalidOperationException($"The article {slug} does not begin with a title and a summary.");
        return new GuideArticle(
            slug, title.Trim(), summary.Trim(), Markdown.ToHtml(body, Pipeline), string.Join(' ', Markdown.ToPlainText(body, Pipeline).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }
}
