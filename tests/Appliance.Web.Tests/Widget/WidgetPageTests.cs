using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Appliance.Web.Tests.Widget;

[TestClass]
public sealed partial class WidgetPageTests
{
    private const int FirstLoadLimit = 40 * 1024;

    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Frame_AllowedOrigins_AreItsOnlyAncestors()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (_, widget) = await admin.PostAsync("/api/v1/widgets", new { name = "framed", allowedOrigins = new[] { "https://shop.example" } }, Cancelled);

        using var answer = await GetAsync($"/widget/{widget.GetProperty("key").GetString()}");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.EndsWith("frame-ancestors 'self' https://shop.example", policy, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task Frame_Always_HasNoFrameOptions()
    {
        using var answer = await GetAsync("/widget/demo");

        Assert.IsFalse(answer.Headers.Contains("X-Frame-Options"));
    }

    [TestMethod]
    public async Task Frame_UnknownKey_SaysSoInAPageOfItsOwn()
    {
        using var answer = await GetAsync("/widget/nowhere");

        Assert.AreEqual(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("data-available=\"false\"", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task Loader_SameTag_IsNotSentAgain()
    {
        using var first = await GetAsync("/widget.js");
        using var again = await GetAsync("/widget.js", first.Headers.ETag);

        Assert.AreEqual(HttpStatusCode.NotModified, again.StatusCode);
    }

    [TestMethod]
    public async Task Loader_Always_IsKeptForMinutesOnly()
    {
        using var answer = await GetAsync("/widget.js");

        Assert.AreEqual(TimeSpan.FromMinutes(5), answer.Headers.CacheControl?.MaxAge);
    }

    [TestMethod]
    public async Task FrameAssets_ByHashedName_AreKeptForAYear()
    {
        using var page = await GetAsync("/widget/demo");
        var script = Asset().Matches(await page.Content.ReadAsStringAsync(Cancelled)).Select(match => match.Groups[1].Value).First(path => path.EndsWith(".js", StringComparison.Ordinal));

        using var answer = await GetAsync(script);

        Assert.AreEqual(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
    }

    [TestMethod]
    public async Task FirstLoad_Compressed_StaysBelowItsLimit()
    {
        using var page = await GetAsync("/widget/demo");
        var html = await page.Content.ReadAsStringAsync(Cancelled);
        var sizes = new Dictionary<string, int> { ["/widget/demo"] = html.Length };
        foreach (var path in Asset().Matches(html).Select(match => match.Groups[1].Value).Append("/widget.js"))
        {
            using var answer = await GetAsync(path);
            sizes[path] = (await answer.Content.ReadAsByteArrayAsync(Cancelled)).Length;
        }

        var told = string.Join(", ", sizes.Select(pair => $"{pair.Key} {pair.Value}"));
        TestContext.WriteLine(told);
        Assert.IsLessThan(FirstLoadLimit, sizes.Values.Sum(), told);
    }

    [TestMethod]
    public async Task Demo_DemoWidgetExists_CarriesItsScript()
    {
        using var answer = await GetAsync("/demo");

        Assert.Contains("<script async src=\"/widget.js\" data-key=\"demo\">", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [GeneratedRegex("(?:href|src)=\"(/app/[^\"]+)\"")]
    private static partial Regex Asset();

    private async Task<HttpResponseMessage> GetAsync(string path, EntityTagHeaderValue? tag = null)
    {
        using var client = new HttpClient { BaseAddress = SharedServer.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        if (tag is not null)
            request.Headers.IfNoneMatch.Add(tag);
        return await client.SendAsync(request, Cancelled);
    }
}
