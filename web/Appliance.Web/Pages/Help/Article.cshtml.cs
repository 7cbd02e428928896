using Appliance.Core;
using Appliance.Web.Guide;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Help;

/// <summary>One article of the guide.</summary>
[AllowAnonymous]
public sealed class ArticleModel(PageKit kit, GuideLibrary guide) : ActorPage(kit)
{
    public GuideArticle Article { get; private set; } = null!;

    public GuideChapter Chapter { get; private set; } = null!;

    public IEnumerable<GuideArticle> Siblings => Chapter.Slugs.Select(slug => guide.Find(Texts.Language, slug)).OfType<GuideArticle>();

    public IActionResult OnGet(string slug)
    {
        if (guide.Find(Texts.Language, slug) is not { } found || GuideContents.Chapters.FirstOrDefault(chapter => chapter.Slugs.Contains(slug)) is not { } home)
        {
            return Refused(Refusal.NotFound);
        }

        Article = found;
        Chapter = home;
        return Page();
    }
}
