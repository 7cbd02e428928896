using System.Net;
using System.Text.Json;

namespace Appliance.Acceptance.Tests.Channels;

/// <summary>A channel through its plugin, end to end: the company's site on one side, the agent on the other.</summary>
[TestClass]
public sealed class ApiChannelTests
{
    private static ApplianceProcess? _server;

    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) =>
        _server = await ApplianceProcess.StartAsync(null, ["--Plugins:AllowedNetworks", "127.0.0.0/8"], context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await _server!.DisposeAsync();

    [TestMethod]
    public async Task Inbound_EachFiveTimesAndOutOfOrder_IsStoredOnce()
    {
        await using var account = await ApiAccount.CreateAsync(_server!, Cancelled);
        var deliveries = Enumerable.Range(0, 6).SelectMany(i => Enumerable.Repeat($"m{i}", 5)).ToArray();
        new Random(7).Shuffle(deliveries);

        var answers = await Task.WhenAll(deliveries.Select(id => account.SayAsync(id, "text of " + id)));

        Assert.IsTrue(answers.All(answer => answer.Status == HttpStatusCode.OK), string.Join(" ", answers.Select(answer => answer.Body).Distinct()));
        Assert.AreEqual(6, answers.Count(answer => answer.Body.Contains("stored", StringComparison.Ordinal)));
        var conversation = (await account.ConversationsAsync()).Single().GetProperty("id").GetInt64();
        var texts = (await account.MessagesAsync(conversation)).Where(message => message.GetProperty("from").GetString() == "customer").Select(Text).Order().ToList();
        CollectionAssert.AreEqual(Enumerable.Range(0, 6).Select(i => $"text of m{i}").ToList(), texts);
    }

    [TestMethod]
    public async Task Inbound_WithAnotherSecret_IsRefusedAndStoresNothing()
    {
        await using var account = await ApiAccount.CreateAsync(_server!, Cancelled);

        var (status, _) = await account.PostAsync(
            "/messages", new { id = "forged", sender = new { id = "x" }, type = "text", content = new { text = "x" } }, StandardWebhook.NewSecret());

        Assert.AreEqual(HttpStatusCode.Unauthorized, status);
        Assert.IsEmpty(await account.ConversationsAsync());
    }

    [TestMethod]
    public async Task Answer_SiteFailsTwice_ArrivesSignedUnderOneIdAndIsSentThenRead()
    {
        await using var account = await ApiAccount.CreateAsync(_server!, Cancelled);
        var conversation = await account.ServeAsync();
        account.Site.AnswerWith(500, 500);

        var (_, message) = await account.AnswerAsync(conversation, "可以的");

        Assert.AreEqual("queued", message.GetProperty("delivery").GetProperty("state").GetString());
        await account.DeliveryAsync(conversation, "sent");
        var tries = account.Site.Messages;
        CollectionAssert.AreEqual(new[] { 500, 500, 200 }, tries.Select(one => one.Answered).ToArray());
        Assert.IsTrue(tries.All(one => one.SignatureIsRight));
        var id = tries.Select(one => one.WebhookId).Distinct().Single();
        Assert.AreEqual("customer-1", tries[0].Body.GetProperty("message").GetProperty("recipientId").GetString());

        var (status, _) = await account.PostAsync("/delivery", new { messageId = "site-" + id, state = "read" });

        Assert.AreEqual(HttpStatusCode.OK, status);
        await account.DeliveryAsync(conversation, "read");
    }

    [TestMethod]
    public async Task Answer_SiteIsDown_IsSentOnceWhenItIsBack()
    {
        await using var account = await ApiAccount.CreateAsync(_server!, Cancelled);
        var conversation = await account.ServeAsync();
        await account.Site.GoAwayAsync();
        await account.AnswerAsync(conversation, "请稍等");
        await account.DeliveryAsync(conversation, "queued");

        await account.Site.ComeBackAsync();

        await account.DeliveryAsync(conversation, "sent");
        Assert.HasCount(1, account.Site.Messages);
    }

    [TestMethod]
    public async Task Answer_SiteRefuses_FailsInTheReadersLanguageAndIsResentUnderTheSameId()
    {
        await using var account = await ApiAccount.CreateAsync(_server!, Cancelled);
        var conversation = await account.ServeAsync();
        account.Site.AnswerWith(400);
        await account.AnswerAsync(conversation, "不行");
        var failed = await account.DeliveryAsync(conversation, "failed");

        var path = $"/api/v1/conversations/{conversation}/messages";
        Assert.Contains("拒绝", Reason(await account.GetAsync(path, "zh-CN")));
        Assert.Contains("refused", Reason(await account.GetAsync(path, "en")));

        var (status, again) = await account.Agent.PostAsync($"{path}/{failed.GetProperty("id").GetInt64()}/resend", new { }, Cancelled);

        Assert.AreEqual(HttpStatusCode.OK, status, again.ToString());
        await account.DeliveryAsync(conversation, "sent");
        Assert.HasCount(1, account.Site.Messages.Select(one => one.WebhookId).Distinct());
    }

    [TestMethod]
    public async Task Health_SiteIsDown_IsToldInBothLanguages()
    {
        await using var account = await ApiAccount.CreateAsync(_server!, Cancelled);
        await account.Site.GoAwayAsync();

        await account.ChangeAsync(enabled: true);
        await account.HealthAsync("down");

        Assert.Contains("连不上", (await account.GetAsync($"/api/v1/channels/{account.Id}", "zh-CN")).GetProperty("healthReason").GetString()!);
        Assert.Contains("cannot be reached", (await account.GetAsync($"/api/v1/channels/{account.Id}", "en")).GetProperty("healthReason").GetString()!);
    }

    [TestMethod]
    public async Task Disabled_NothingComesInAndNothingGoesOut()
    {
        await using var account = await ApiAccount.CreateAsync(_server!, Cancelled);
        var conversation = await account.ServeAsync();

        await account.ChangeAsync(enabled: false);

        var (incoming, _) = await account.SayAsync("late", "还在吗");
        var (outgoing, problem) = await account.AnswerAsync(conversation, "在");
        Assert.AreEqual(HttpStatusCode.NotFound, incoming);
        Assert.AreEqual(HttpStatusCode.UnprocessableEntity, outgoing);
        Assert.AreEqual("channel_disabled", problem.GetProperty("code").GetString());
    }

    [TestMethod]
    public async Task Deleted_ItsConversationsStay()
    {
        await using var account = await ApiAccount.CreateAsync(_server!, Cancelled);
        var conversation = await account.ServeAsync();

        using var deleted = await account.Agent.Http.DeleteAsync(new Uri($"/api/v1/channels/{account.Id}", UriKind.Relative), Cancelled);

        Assert.AreEqual(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await account.Agent.Http.GetAsync(new Uri($"/api/v1/channels/{account.Id}", UriKind.Relative), Cancelled);
        Assert.AreEqual(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.AreEqual(HttpStatusCode.NotFound, (await account.SayAsync("late", "还在吗")).Status);
        Assert.IsNotEmpty(await account.MessagesAsync(conversation));
    }

    private static string Text(JsonElement message) => message.GetProperty("content").GetProperty("text").GetString()!;

    private static string Reason(JsonElement page) => page.GetProperty("items").EnumerateArray()
        .Last(message => message.GetProperty("from").GetString() == "agent").GetProperty("delivery").GetProperty("reason").GetString()!;
}
