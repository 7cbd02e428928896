using System.Text.Json;
using System.Text.RegularExpressions;
using Appliance.Web.Guide;
using Appliance.Web.Pages;

namespace Appliance.Web.Tests.Guide;

[TestClass]
public sealed partial class GuideLibraryTests
{
    private static readonly GuideLibrary Library = new();

    private static IEnumerable<string> Slugs => GuideContents.Chapters.SelectMany(chapter => chapter.Slugs);

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public void Find_EveryArticleOfTheContents_IsThere(string language) =>
        Assert.IsEmpty(Slugs.Where(slug => Library.Find(language, slug) is null));

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public void Article_LinkToAnother_LeadsSomewhere(string language)
    {
        var targets = Slugs.SelectMany(slug => Link().Matches(Library.Find(language, slug)!.Html).Select(match => match.Groups[1].Value));

        Assert.IsEmpty(targets.Where(slug => Library.Find(language, slug) is null));
    }

    [TestMethod]
    public void For_EveryPageOfTheSettings_IsAnArticle()
    {
        var pages = Navigation.Settings.SelectMany(part => part.Items).Select(item => item.Href);

        Assert.IsEmpty(pages.Where(page => GuideContents.For(page) is null));
    }

    [TestMethod]
    public void For_PageBelowAnother_IsTheNearest() =>
        Assert.AreEqual(("agents", "import", null), (GuideContents.For("/settings/agents/7"), GuideContents.For("/settings/agents/import/9"), GuideContents.For("/nowhere")));

    [TestMethod]
    [DataRow("转接", "transfer-close")]
    [DataRow("打码", "scopes-masks")]
    [DataRow("恢复 备份", "backup-restore")]
    [DataRow("ＡＰＩ 令牌", "api-tokens")]
    [DataRow("测试邮件", "mail")]
    public void Search_WordsOfAnArticle_FindItFirst(string query, string slug) =>
        Assert.AreEqual(slug, Library.Search("zh-CN", query)[0].Article.Slug);

    [TestMethod]
    public void Search_Word_IsShownWhereItStands() => Assert.AreEqual("接管", Library.Search("zh-CN", "接管")[0].Match);

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("没有这样的词")]
    public void Search_Nothing_FindsNothing(string query) => Assert.IsEmpty(Library.Search("zh-CN", query));

    [TestMethod]
    public void English_EveryChapter_HasOne()
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream("Appliance.Web.Resources.Pages.en.json")!;
        var english = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;

        Assert.IsEmpty(GuideContents.Chapters.Where(chapter => !english.ContainsKey(chapter.Title)));
    }

    [GeneratedRegex("href=\"/help/([a-z-]+)\"")]
    private static partial Regex Link();
}
