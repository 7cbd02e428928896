using System.Net;
using System.Text.Json;

namespace Appliance.Web.Tests.Customers;

[TestClass]
public sealed class CustomersApiTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Put_SomeFields_ChangesThemAndLeavesTheRest()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (id, _) = await CustomerAsync();
        await admin.PutAsync(Path(id), new { name = "李雷", email = "li@example.com", phone = "13812345678" }, Cancelled);

        var (status, customer) = await admin.PutAsync(Path(id), new { tags = new[] { "老客户", " 老客户 ", "VIP" } }, Cancelled);

        Assert.AreEqual(HttpStatusCode.OK, status, customer.ToString());
        Assert.AreEqual("李雷 li@example.com 13812345678 老客户,VIP", Shown(customer));
        Assert.AreEqual(Shown(customer), Shown(await admin.GetAsync(Path(id), Cancelled)));
    }

    [TestMethod]
    public async Task Put_Name_IsToldInTheOpenConversation()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (id, conversation) = await CustomerAsync();
        await using var hub = await admin.ConnectAsync(Cancelled);
        await hub.ResumeAsync((await admin.GetAsync("/api/v1/me", Cancelled)).GetProperty("cursor").GetString()!, Cancelled);

        await admin.PutAsync(Path(id), new { name = "韩梅梅" }, Cancelled);

        var told = await hub.EventAsync(
            item => item.GetProperty("type").GetString() == "conversation.updated"
                && item.GetProperty("data").GetProperty("conversation").GetProperty("id").GetInt64() == conversation,
            Cancelled);
        Assert.AreEqual("韩梅梅", told.GetProperty("data").GetProperty("conversation").GetProperty("customer").GetProperty("name").GetString());
    }

    [TestMethod]
    [DataRow("""{"email":"nobody"}""", "email")]
    [DataRow("""{"phone":"call me"}""", "phone")]
    [DataRow("""{"tags":[""]}""", "tags")]
    [DataRow("""{"name":" "}""", "name")]
    public async Task Put_BadField_IsMalformed(string body, string field)
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (id, _) = await CustomerAsync();

        var (status, problem) = await admin.PutAsync(Path(id), JsonSerializer.Deserialize<JsonElement>(body), Cancelled);

        Assert.AreEqual(HttpStatusCode.BadRequest, status);
        Assert.IsTrue(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    [TestMethod]
    public async Task Put_ByWhoMayOnlyLook_IsForbiddenAndOutOfScopeIsNotFound()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (id, _) = await CustomerAsync();
        using var onlooker = await WithRoleAsync(admin, ["customers.view"], [], edit: "none");
        using var stranger = await WithRoleAsync(admin, ["customers.view", "customers.edit"], [], edit: "own");

        Assert.AreEqual(HttpStatusCode.Forbidden, (await onlooker.PutAsync(Path(id), new { name = "x" }, Cancelled)).Status);
        Assert.AreEqual(HttpStatusCode.NotFound, (await stranger.PutAsync(Path(id), new { name = "x" }, Cancelled)).Status);
    }

    [TestMethod]
    public async Task Get_RoleMasks_HidesContactsEverywhere()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (id, _) = await CustomerAsync(new { profile = new { email = "stated@example.com", phone = "13900001111" } });
        var phone = "137" + Random.Shared.Next(10_000_000, 99_999_999);
        await admin.PutAsync(Path(id), new { name = "王芳", email = "wang@example.com", phone }, Cancelled);
        using var masked = await WithRoleAsync(admin, ["customers.view"], ["phone", "email"], edit: "none");

        var one = await masked.GetAsync(Path(id), Cancelled);

        Assert.AreEqual($"王芳 w***@example.com 137****{phone[^4..]} ", Shown(one));
        Assert.AreEqual("s***@example.com", one.GetProperty("stated").GetProperty("email").GetString());
        Assert.AreEqual("139****1111", one.GetProperty("stated").GetProperty("phone").GetString());
        Assert.DoesNotContain(phone, (await masked.GetAsync("/api/v1/customers?limit=200", Cancelled)).ToString());
        Assert.AreEqual(0, (await masked.GetAsync("/api/v1/customers?q=" + phone, Cancelled)).GetProperty("items").GetArrayLength());
        Assert.AreEqual(1, (await admin.GetAsync("/api/v1/customers?q=" + phone, Cancelled)).GetProperty("items").GetArrayLength());
    }

    [TestMethod]
    public async Task Get_OneOfTheRolesShows_IsNotMasked()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (id, _) = await CustomerAsync();
        await admin.PutAsync(Path(id), new { phone = "13812345678" }, Cancelled);
        var masking = await NewRoleAsync(admin, ["customers.view"], ["phone"], "none");
        var showing = await NewRoleAsync(admin, ["customers.view"], [], "none");
        var elsewhere = await NewRoleAsync(admin, ["agents.view"], [], "none");

        using var both = await SharedServer.AgentWithRolesAsync(admin, [masking, showing], [], Cancelled);
        using var one = await SharedServer.AgentWithRolesAsync(admin, [masking, elsewhere], [], Cancelled);

        Assert.AreEqual("13812345678", (await both.GetAsync(Path(id), Cancelled)).GetProperty("phone").GetString());
        Assert.AreEqual("138****5678", (await one.GetAsync(Path(id), Cancelled)).GetProperty("phone").GetString());
    }

    [TestMethod]
    public async Task Put_MaskedContact_IsKeptAsShownAndNotOverwritten()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);
        var (id, _) = await CustomerAsync();
        await admin.PutAsync(Path(id), new { phone = "13812345678" }, Cancelled);
        using var masked = await WithRoleAsync(admin, ["customers.view", "customers.edit"], ["phone"], edit: "all");

        var (same, _) = await masked.PutAsync(Path(id), new { name = "新名", phone = "138****5678" }, Cancelled);
        var (other, problem) = await masked.PutAsync(Path(id), new { phone = "110" }, Cancelled);

        Assert.AreEqual(HttpStatusCode.OK, same);
        Assert.AreEqual((HttpStatusCode.UnprocessableEntity, "masked"), (other, problem.GetProperty("code").GetString()));
        Assert.AreEqual("13812345678", (await admin.GetAsync(Path(id), Cancelled)).GetProperty("phone").GetString());
    }

    [TestMethod]
    public async Task Role_WithAPool_KeepsIt()
    {
        using var admin = await SharedServer.AdminAsync(Cancelled);

        var (status, role) = await admin.PostAsync("/api/v1/roles", new { name = "pool", pools = "team" }, Cancelled);

        Assert.AreEqual((HttpStatusCode.Created, "team"), (status, role.GetProperty("pools").GetString()));
    }

    private static string Path(long id) => $"/api/v1/customers/{id}";

    private static string Shown(JsonElement customer) =>
        $"{customer.GetProperty("name")} {customer.GetProperty("email")} {customer.GetProperty("phone")} {string.Join(',', customer.GetProperty("tags").EnumerateArray())}";

    private async Task<(long Id, long Conversation)> CustomerAsync(object? session = null)
    {
        using var visitor = await SharedServer.VisitorAsync(Cancelled, session);
        var (_, message) = await visitor.SendAsync("c1", "你好", Cancelled);
        return (visitor.Session.GetProperty("customer").GetProperty("id").GetInt64(), message.GetProperty("conversationId").GetInt64());
    }

    private async Task<long> NewRoleAsync(AgentClient admin, string[] permissions, string[] mask, string edit)
    {
        var (status, role) = await admin.PostAsync(
            "/api/v1/roles",
            new { name = "role " + Guid.NewGuid().ToString("n")[..8], permissions, scopes = new { customers = new { view = edit == "own" ? "own" : "all", edit } }, mask },
            Cancelled);
        Assert.AreEqual(HttpStatusCode.Created, status, role.ToString());
        return role.GetProperty("id").GetInt64();
    }

    private async Task<AgentClient> WithRoleAsync(AgentClient admin, string[] permissions, string[] mask, string edit) =>
        await SharedServer.AgentWithRolesAsync(admin, [await NewRoleAsync(admin, permissions, mask, edit)], [], Cancelled);
}
