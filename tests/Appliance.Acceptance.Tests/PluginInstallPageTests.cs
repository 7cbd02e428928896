using System.IO.Compression;
using System.Net;

namespace Appliance.Acceptance.Tests;

/// <summary>The pages of plugins and channels as a browser without script uses them.</summary>
[TestClass]
public sealed class PluginInstallPageTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Upload_ShowsWhatItAsksFor_ThenInstallsAndItsAccountHasAPage()
    {
        await using var server = await ApplianceProcess.StartAsync(Cancelled);
        using var admin = await AgentClient.SignInAsync(server.Address, "admin", ApplianceProcess.Password, Cancelled);
        var token = Token(await PageAsync(admin, "/settings/plugins"));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(await ZipAsync()), "package", "echo.zip" },
        };

        using var preview = await admin.Http.PostAsync("/settings/plugins?handler=Upload", form, Cancelled);
        var shown = WebUtility.HtmlDecode(await preview.Content.ReadAsStringAsync(Cancelled));
        var address = preview.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.StartsWith("/settings/plugin-upload/", address);
        Assert.Contains("访问网络地址 example.com", shown);
        Assert.DoesNotContain("/settings/plugins/echo", await PageAsync(admin, "/settings/plugins"));

        using var yes = new FormUrlEncodedContent(new Dictionary<string, string> { ["trusted"] = "true", ["__RequestVerificationToken"] = Token(shown) });
        using var installed = await admin.Http.PostAsync(address, yes, Cancelled);
        Assert.AreEqual("/settings/plugins/echo", installed.RequestMessage!.RequestUri!.AbsolutePath);

        var (status, account) = await admin.PostAsync(
            "/api/v1/channels", new { channel = "echo", name = "Echo", enabled = true, settings = new { handle = "h", secret = "s" } }, Cancelled);
        Assert.AreEqual(HttpStatusCode.Created, status, account.ToString());
        var id = account.GetProperty("id").GetInt64();
        var page = await PageAsync(admin, $"/settings/channels/{id}");
        Assert.Contains("没读懂的消息", page);
        Assert.Contains("没读懂的消息", await PageAsync(admin, "/settings/channels"));
        Assert.IsEmpty(await admin.ListAsync($"/api/v1/channels/{id}/rejects", Cancelled));

        using var typed = new FormUrlEncodedContent(new Dictionary<string, string> { ["typedName"] = "Echo", ["__RequestVerificationToken"] = Token(page) });
        using var deleted = await admin.Http.PostAsync($"/settings/channels/{id}?handler=Delete", typed, Cancelled);
        Assert.AreEqual("/settings/channels", deleted.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.DoesNotContain(item => item.GetProperty("id").GetInt64() == id, await admin.ListAsync("/api/v1/channels", Cancelled));
    }

    private async Task<string> PageAsync(AgentClient admin, string address) => WebUtility.HtmlDecode(await admin.Http.GetStringAsync(address, Cancelled));

    private static async Task<byte[]> ZipAsync()
    {
        using var zip = new MemoryStream();
        await ZipFile.CreateFromDirectoryAsync(Path.Combine(AppContext.BaseDirectory, "fixtures", "Echo"), zip);
        return zip.ToArray();
    }

    private static string Token(string page)
    {
        const string mark = "__RequestVerificationToken\" type=\"hidden\" value=\"";
        var from = page.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return page[from..page.IndexOf('"', from)];
    }
}
