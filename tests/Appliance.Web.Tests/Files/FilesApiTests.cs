using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Appliance.Web.Tests.Files;

[TestClass]
public sealed class FilesApiTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Upload_ImageThatAMessageCarries_IsShownInPlaceToBothSides()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, file) = await UploadAsync(visitor, TestImages.Png(), "茶.png");

        var message = await SendAsync(visitor, "image", file.GetProperty("id").GetInt64());
        using var forAgent = await admin.Http.GetAsync(new Uri(file.GetProperty("url").GetString()!, UriKind.Relative), Cancelled);

        Assert.AreEqual(HttpStatusCode.Created, message.Status);
        Assert.AreEqual("茶.png", message.Body.GetProperty("content").GetProperty("name").GetString());
        Assert.AreEqual((2, 3), (message.Body.GetProperty("content").GetProperty("width").GetInt32(), message.Body.GetProperty("content").GetProperty("height").GetInt32()));
        Assert.AreEqual("image/png", forAgent.Content.Headers.ContentType!.MediaType);
        Assert.AreEqual("inline", forAgent.Content.Headers.ContentDisposition!.DispositionType);
        Assert.AreEqual("nosniff", forAgent.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", forAgent.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain(TestImages.Secret, Encoding.Latin1.GetString(await forAgent.Content.ReadAsByteArrayAsync(Cancelled)));
    }

    [TestMethod]
    public async Task Send_FileOfAnotherVisitor_IsNotFound()
    {
        using var owner = await SharedServer.VisitorAsync(Cancelled);
        using var thief = await SharedServer.VisitorAsync(Cancelled);
        var (_, file) = await UploadAsync(owner, TestImages.Png(), "a.png");

        Assert.AreEqual(HttpStatusCode.NotFound, (await SendAsync(thief, "image", file.GetProperty("id").GetInt64())).Status);
        using var read = await thief.Http.GetAsync(new Uri(file.GetProperty("url").GetString()!, UriKind.Relative), Cancelled);
        Assert.AreEqual(HttpStatusCode.NotFound, read.StatusCode);
    }

    [TestMethod]
    public async Task Send_FileThatAMessageCarriesAlready_IsNotFound()
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, file) = await UploadAsync(visitor, TestImages.Png(), "a.png");
        await SendAsync(visitor, "image", file.GetProperty("id").GetInt64());

        Assert.AreEqual(HttpStatusCode.NotFound, (await SendAsync(visitor, "image", file.GetProperty("id").GetInt64())).Status);
    }

    [TestMethod]
    [DataRow("<html><script>alert(1)</script>", "page.txt")]
    [DataRow("MZ\u0090\0", "setup.pdf")]
    public async Task Upload_PageOrProgram_IsTheWrongType(string content, string name)
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);

        var (status, body) = await UploadAsync(visitor, Encoding.Latin1.GetBytes(content), name);

        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, status);
        Assert.AreEqual("file_type", body.GetProperty("code").GetString());
    }

    [TestMethod]
    public async Task Upload_ImageAboveTheLimit_IsTooLarge()
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        byte[] content = [.. TestImages.Png(), .. new byte[21 * 1024 * 1024]];

        var (status, _) = await UploadAsync(visitor, content, "a.png");

        Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [TestMethod]
    public async Task Read_Document_IsAnAttachmentAndCanBeReadInParts()
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, file) = await UploadAsync(visitor, "%PDF-1.7 0123456789"u8.ToArray(), "报价.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Get, file.GetProperty("url").GetString());
        request.Headers.Range = new RangeHeaderValue(9, 13);

        using var part = await visitor.Http.SendAsync(request, Cancelled);

        Assert.AreEqual(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.AreEqual("01234", await part.Content.ReadAsStringAsync(Cancelled));
        Assert.AreEqual("attachment", part.Content.Headers.ContentDisposition!.DispositionType);
    }

    [TestMethod]
    public async Task Read_BySignedLink_NeedsNoSignInAndFitsOneFileAlone()
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled);
        var (_, file) = await UploadAsync(visitor, TestImages.Png(), "a.png");
        var (_, other) = await UploadAsync(visitor, TestImages.Gif(), "b.gif");
        using var link = await visitor.Http.PostAsync(new Uri(file.GetProperty("url").GetString() + "/link", UriKind.Relative), null, Cancelled);
        var url = (await link.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("url").GetString()!;
        using var anybody = new HttpClient { BaseAddress = SharedServer.Address };

        using var allowed = await anybody.GetAsync(new Uri(url, UriKind.Relative), Cancelled);
        using var bare = await anybody.GetAsync(new Uri(file.GetProperty("url").GetString()!, UriKind.Relative), Cancelled);
        using var moved = await anybody.GetAsync(new Uri(url.Replace(file.GetProperty("url").GetString()!, other.GetProperty("url").GetString()!, StringComparison.Ordinal), UriKind.Relative), Cancelled);

        Assert.AreEqual(HttpStatusCode.OK, allowed.StatusCode);
        Assert.AreEqual(HttpStatusCode.Unauthorized, bare.StatusCode);
        Assert.AreEqual(HttpStatusCode.NotFound, moved.StatusCode);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> UploadAsync(VisitorClient visitor, byte[] content, string name)
    {
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(content);
        form.Add(part, "file", name);
        using var answer = await visitor.Http.PostAsync(new Uri("/api/v1/visitor/files", UriKind.Relative), form, Cancelled);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(VisitorClient visitor, string type, long fileId)
    {
        using var answer = await visitor.Http.PostAsJsonAsync("/api/v1/visitor/messages", new { clientId = Guid.NewGuid().ToString("n"), type, content = new { fileId } }, Cancelled);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled));
    }
}
