using System.Text.RegularExpressions;

namespace Appliance.Architecture.Tests;

/// <summary>A reader finds a type by its name, and its file by its namespace.</summary>
[TestClass]
public sealed partial class LayoutTests
{
    private const int MostLines = 400;

    // Content kinds are one family of a channel's contract: partners find them beside the message that carries them.
    // The words of the pages are used on every page.
    private static readonly string[] FoldersWithoutNamespace = ["sdk/Appliance.Sdk/Channels/Content", "web/Appliance.Web/Language"];

    [TestMethod]
    public void Folder_OfAnyProject_IsNoDrawerForOddments() =>
        AssertNone(ProductSources.All.Where(path => Drawer().IsMatch(path)), "Name it after what it does");

    [TestMethod]
    public void File_OfAnyProject_IsShortEnoughToRead() =>
        AssertNone(ProductSources.All.Where(path => ProductSources.Read(path).Count(letter => letter == '\n') > MostLines), $"More than {MostLines} lines");

    [TestMethod]
    public void File_OfAnyProject_HoldsOneType() =>
        AssertNone(ProductSources.All.Where(path => OuterType().Count(ProductSources.Read(path)) > 1), "More than one type");

    [TestMethod]
    public void Namespace_OfAnyFile_IsItsFolder() =>
        AssertNone(ProductSources.All.Where(path => Namespace().Match(ProductSources.Read(path)) is { Success: true } found && found.Groups[1].Value != Expected(path)), "Another namespace than its folder");

    // host/Appliance.Core/Accounts/Agent.cs → Appliance.Core.Accounts; plugins' projects have short names and say their own.
    private static string Expected(string path)
    {
        var folder = Path.GetDirectoryName(path)!.Replace('\\', '/');
        if (FoldersWithoutNamespace.Contains(folder))
            folder = folder[..folder.LastIndexOf('/')];
        var name = string.Join('.', folder.Split('/')[1..]);
        return path.StartsWith("plugins/", StringComparison.Ordinal) ? $"Appliance.{name}" : name;
    }

    private static void AssertNone(IEnumerable<string> paths, string because) =>
        Assert.AreEqual("", string.Join('\n', paths), because);

    // A tag helper is Razor's own word.
    [GeneratedRegex(@"/\w*(Utils?|Utilities|(?<!Tag)Helpers?|Managers?|Misc)[/.]|/(Common|Shared)[/.]", RegexOptions.ExplicitCapture)]
    private static partial Regex Drawer();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(public |internal |file |sealed |abstract |static |partial |readonly )*(class|record|struct|interface|enum|delegate) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex OuterType();
}
