using Appliance.Web.Guide;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Help;

/// <summary>The guide: contents and search. For everybody, also before signing in.</summary>
[AllowAnonymous]
public sealed class IndexModel(PageKit kit, GuideLibrary guide) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<GuideHit> Hits { get; private set; } = [];

    public void OnGet() => Hits = guide.Search(Texts.Language, Q is { Length: > 100 } ? Q[..100] : Q);

    public IEnumerable<GuideArticle> Articles(GuideChapter chapter)
    {
        ArgumentNullException.ThrowIfNull(chapter);
        return chapter.Slugs.Select(slug => guide.Find(Texts.Language, slug)).OfType<GuideArticle>();
    }
}
