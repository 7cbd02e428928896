using System.Net;

namespace Appliance.Web.Tests.Pages;

[TestClass]
public sealed class WidgetSnippetTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Edit_Snippet_NamesTheKeyAsTheDemoPageDoes()
    {
        using var admin = await SharedServer.AdminAsync(TestContext.CancellationToken);
        var widget = (await admin.ListAsync("/api/v1/widgets", TestContext.CancellationToken)).First(item => item.GetProperty("key").GetString() == "demo");

        var page = WebUtility.HtmlDecode(await admin.Http.GetStringAsync($"/settings/widgets/{widget.GetProperty("id").GetInt64()}", TestContext.CancellationToken));
        var demo = await admin.Http.GetStringAsync("/demo", TestContext.CancellationToken);

        Assert.Contains("/widget.js\" data-key=\"demo\"></script>", page);
        Assert.Contains("data-key=\"demo\"", demo);
    }
}
