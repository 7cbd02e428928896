using System.Text.Json;
using System.Text.RegularExpressions;
using Appliance.Web.Pages;

namespace Appliance.Web.Tests.Pages;

[TestClass]
public sealed partial class PageTextsTests
{
    [TestMethod]
    public void English_EveryTextOfThePages_HasOne()
    {
        var english = English();

        var missing = Used().Where(text => !english.ContainsKey(text)).Order(StringComparer.Ordinal).ToList();

        Assert.IsEmpty(missing, string.Join('\n', missing));
    }

    [TestMethod]
    public void English_EveryPlaceOfAText_IsInBoth()
    {
        var wrong = English().Where(pair => !Places(pair.Key).SetEquals(Places(pair.Value))).Select(pair => pair.Key).ToList();

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    private static HashSet<string> Places(string text) => Place().Matches(text).Select(match => match.Value).ToHashSet();

    private static Dictionary<string, string> English()
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream("Appliance.Web.Resources.Pages.en.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    /// <summary>What stands in T["…"] in pages and page models, and the names of the navigation.</summary>
    private static HashSet<string> Used()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root(), "web", "Appliance.Web", "Pages"), "*.cs*", SearchOption.AllDirectories);
        var texts = files.SelectMany(file => Literal().Matches(File.ReadAllText(file))).Select(match => Regex.Unescape(match.Groups[1].Value));
        return texts.Concat(Navigation.Settings.SelectMany(part => part.Items.Select(item => item.Text).Append(part.Title)))
            .Where(text => text.Any(character => character > 127)).ToHashSet();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Appliance.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Appliance.sln is not above the test.");
    }

    [GeneratedRegex(@"\b(?:T|Texts|texts)\[\s*""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
