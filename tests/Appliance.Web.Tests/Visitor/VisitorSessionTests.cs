using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Appliance.Web.Tests.Visitor;

[TestClass]
public sealed class VisitorSessionTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Session_WithItsToken_IsTheSameVisitor()
    {
        using var first = await SharedServer.VisitorAsync(Cancelled);
        await first.SendAsync("c1", "你好", Cancelled);

        using var again = await SharedServer.VisitorAsync(Cancelled, new { token = first.Token });

        Assert.AreEqual(first.Token, again.Token);
        Assert.AreEqual(Customer(first), Customer(again));
        Assert.AreEqual("waiting", again.Session.GetProperty("conversation").GetProperty("state").GetString());
    }

    [TestMethod]
    public async Task Session_WithATokenOfAnotherWidget_IsAStranger()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (_, widget) = await admin.PostAsync("/api/v1/widgets", new { name = "other", groupId = await SharedServer.DemoGroupAsync(admin, Cancelled) }, Cancelled);
        using var first = await SharedServer.VisitorAsync(Cancelled);

        using var other = await VisitorClient.StartAsync(SharedServer.Address, Cancelled, widget.GetProperty("key").GetString()!, new { token = first.Token });

        Assert.AreNotEqual(first.Token, other.Token);
        Assert.AreNotEqual(Customer(first), Customer(other));
    }

    [TestMethod]
    public async Task Session_SignedUserChangesOrGoes_ShowsNothingOfTheFormer()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (key, secret) = await SignedWidgetAsync(admin);
        using var anna = await VisitorClient.StartAsync(SharedServer.Address, Cancelled, key, new { userToken = Jwt(secret, "anna") });
        await anna.SendAsync("c1", "annas", Cancelled);

        using var bert = await VisitorClient.StartAsync(SharedServer.Address, Cancelled, key, new { token = anna.Token, userToken = Jwt(secret, "bert") });
        using var nobody = await VisitorClient.StartAsync(SharedServer.Address, Cancelled, key, new { token = anna.Token });
        using var annaElsewhere = await VisitorClient.StartAsync(SharedServer.Address, Cancelled, key, new { userToken = Jwt(secret, "anna") });

        Assert.HasCount(3, new[] { Customer(anna), Customer(bert), Customer(nobody) }.Distinct());
        Assert.HasCount(0, await bert.MessagesAsync(Cancelled));
        Assert.HasCount(0, await nobody.MessagesAsync(Cancelled));
        Assert.AreEqual(Customer(anna), Customer(annaElsewhere));
        Assert.HasCount(1, await annaElsewhere.MessagesAsync(Cancelled));
    }

    [TestMethod]
    public async Task Session_UserTokenIsNotGood_IsRefused()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (key, secret) = await SignedWidgetAsync(admin);
        string[] bad =
        [
            Jwt("wrong"u8.ToArray(), "eve"),
            Jwt(secret, "eve", expiresIn: -3600),
            Jwt(secret, "eve", expiresIn: 25 * 3600),
            Jwt(secret, ""),
            Jwt(secret, "eve", algorithm: "none"),
            Jwt(secret, "eve", algorithm: "HS512"),
            "not.a.token",
        ];
        foreach (var token in bad)
        {
            using var client = new HttpClient { BaseAddress = SharedServer.Address };
            using var answer = await client.PostAsJsonAsync($"/api/v1/widgets/{key}/session", new { userToken = token }, Cancelled);
            Assert.AreEqual(HttpStatusCode.UnprocessableEntity, answer.StatusCode, token);
            Assert.AreEqual("user_token_invalid", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("code").GetString());
        }
    }

    [TestMethod]
    public async Task Session_FromAPageThatIsNotAllowed_IsRefused()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (_, widget) = await admin.PostAsync(
            "/api/v1/widgets", new { name = "narrow", groupId = await SharedServer.DemoGroupAsync(admin, Cancelled), allowedOrigins = new[] { "https://shop.example" } }, Cancelled);
        var path = $"/api/v1/widgets/{widget.GetProperty("key").GetString()}/session";

        Assert.AreEqual(HttpStatusCode.Forbidden, await FromAsync("https://evil.example"));
        Assert.AreEqual(HttpStatusCode.OK, await FromAsync("https://shop.example"));
        Assert.AreEqual(HttpStatusCode.OK, await FromAsync(SharedServer.Address.GetLeftPart(UriPartial.Authority)));

        async Task<HttpStatusCode> FromAsync(string origin)
        {
            using var client = new HttpClient { BaseAddress = SharedServer.Address };
            client.DefaultRequestHeaders.Add("Origin", origin);
            using var answer = await client.PostAsJsonAsync(path, new { }, Cancelled);
            return answer.StatusCode;
        }
    }

    [TestMethod]
    public async Task Conversation_BeginsOnAPage_KeepsWhereItCameIn()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var visitor = await SharedServer.VisitorAsync(
            Cancelled, new { page = new { url = "https://shop.example/tea?utm_campaign=spring&utm_source=baidu", title = "Tea", referrer = "https://www.baidu.com/" } });
        await visitor.Http.PostAsJsonAsync("/api/v1/visitor/page-views", new { url = "https://shop.example/cart", title = "Cart" }, Cancelled);

        var (_, message) = await visitor.SendAsync("c1", "你好", Cancelled);

        var entry = (await admin.GetAsync($"/api/v1/conversations/{message.GetProperty("conversationId").GetInt64()}", Cancelled)).GetProperty("entry");
        Assert.AreEqual("https://shop.example/cart", entry.GetProperty("page").GetString());
        Assert.AreEqual("spring", entry.GetProperty("campaign").GetString());
        Assert.AreEqual("baidu", entry.GetProperty("adSource").GetString());
    }

    [TestMethod]
    public async Task LeaveMessage_Contact_WaitsInTheQueueAsStated()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        using var visitor = await SharedServer.VisitorAsync(Cancelled);

        using var answer = await visitor.Http.PostAsJsonAsync("/api/v1/visitor/leave-message", new { name = "小李", contact = "li@example.com", text = "请回电" }, Cancelled);

        Assert.AreEqual(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.AreEqual("form", (await visitor.MessagesAsync(Cancelled))[^1].GetProperty("type").GetString());
        var stated = (await admin.GetAsync($"/api/v1/customers/{Customer(visitor)}", Cancelled)).GetProperty("stated");
        Assert.AreEqual("li@example.com", stated.GetProperty("email").GetString());
    }

    [TestMethod]
    public async Task Call_WithoutAToken_IsNotSignedIn()
    {
        using var client = new HttpClient { BaseAddress = SharedServer.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "nobody");

        using var answer = await client.GetAsync(new Uri("/api/v1/visitor/messages", UriKind.Relative), Cancelled);

        Assert.AreEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static long Customer(VisitorClient visitor) => visitor.Session.GetProperty("customer").GetProperty("id").GetInt64();

    private async Task<(string Key, byte[] Secret)> SignedWidgetAsync(AgentClient admin)
    {
        var (_, widget) = await admin.PostAsync("/api/v1/widgets", new { name = "signed", groupId = await SharedServer.DemoGroupAsync(admin, Cancelled) }, Cancelled);
        var (_, secret) = await admin.PostAsync($"/api/v1/widgets/{widget.GetProperty("id").GetInt64()}/secret", new { }, Cancelled);
        return (widget.GetProperty("key").GetString()!, Encoding.UTF8.GetBytes(secret.GetProperty("secret").GetString()!));
    }

    private static string Jwt(byte[] secret, string subject, int expiresIn = 3600, string algorithm = "HS256")
    {
        var header = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, typ = "JWT" }));
        var claims = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(
            new { sub = subject, exp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + expiresIn, name = subject }));
        return $"{header}.{claims}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{header}.{claims}")))}";
    }
}
