using System.Text;
using Appliance.Plugins.Manifest;

namespace Appliance.Plugins.Tests.Manifest;

[TestClass]
public sealed class ManifestTests
{
    private const string Valid = """
        { "id": "acme.telegram", "version": "1.2.3", "name": { "zh": "电报", "en": "Telegram" }, "sdk": ">=1.0 <2.0",
          "entry": "Acme.Telegram.dll", "kinds": ["channel"], "asks": { "hosts": ["api.telegram.org", "*.example.com"], "webhooks": true } }
        """;

    [TestMethod]
    public void TryRead_Valid_HasEverything()
    {
        Assert.IsTrue(ManifestReader.TryRead(Encoding.UTF8.GetBytes(Valid), out var manifest, out _));
        Assert.AreEqual(("acme.telegram", "1.2.3", true, false), (manifest.Id, manifest.Version.ToString(), manifest.Asks.Webhooks, manifest.Asks.Background));
    }

    [TestMethod]
    [DataRow("\"acme.telegram\"", "\"../acme\"", "id")]
    [DataRow("\"1.2.3\"", "\"1.2\"", "version")]
    [DataRow("\">=1.0 <2.0\"", "\"1.x\"", "sdk")]
    [DataRow("\"Acme.Telegram.dll\"", "\"sub/Acme.dll\"", "entry")]
    [DataRow("[\"channel\"]", "[\"theme\"]", "kinds")]
    [DataRow("[\"channel\"]", "[]", "kinds")]
    [DataRow("\"api.telegram.org\"", "\"https://api.telegram.org\"", "hosts")]
    [DataRow("\"webhooks\"", "\"webhook\"", "webhook")]
    [DataRow("\"en\": \"Telegram\"", "\"fr\": \"Telegram\"", "fr")]
    [DataRow("{ \"id\"", "[ \"id\"", "JSON")]
    public void TryRead_OneThingWrong_NamesIt(string part, string instead, string named)
    {
        Assert.IsFalse(ManifestReader.TryRead(Encoding.UTF8.GetBytes(Valid.Replace(part, instead, StringComparison.Ordinal)), out _, out var problem));
        Assert.Contains(named, problem.En);
    }

    [TestMethod]
    [DataRow(">=1.0 <2.0", "1.0", true)]
    [DataRow(">=1.0 <2.0", "1.9", true)]
    [DataRow(">=1.0 <2.0", "2.0", false)]
    [DataRow(">=1.2", "1.1", false)]
    [DataRow("=1.0", "1.0", true)]
    public void Contains_Range_AsWritten(string range, string version, bool expected)
    {
        Assert.IsTrue(SdkRange.TryParse(range, out var parsed));
        Assert.AreEqual(expected, parsed.Contains(Version.Parse(version)));
    }

    [TestMethod]
    public void CompareTo_SemanticVersions_InTheirOrder()
    {
        // semver.org 2.0.0, section 11.
        string[] ordered = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.10.0"];

        var sorted = ordered.Reverse().Select(text => PluginVersion.TryParse(text, out var version) ? version : null).Order().Select(version => version!.ToString());

        CollectionAssert.AreEqual(ordered, sorted.ToArray());
    }
}
