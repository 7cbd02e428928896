using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Appliance.Acceptance.Tests.Channels;

/// <summary>An account of the generic channel with the company's site behind it, and an agent who serves it.</summary>
internal sealed class ApiAccount : IAsyncDisposable
{
    private readonly HttpClient _company;
    private readonly string _secret;
    private readonly string _name;
    private readonly long _group;
    private readonly string _webhook;
    private readonly CancellationToken _cancelled;

    private ApiAccount(CompanySite site, AgentClient agent, HttpClient company, string secret, string name, long group, JsonElement view, CancellationToken cancelled)
    {
        (Site, Agent, _company, _secret, _name, _group, _cancelled) = (site, agent, company, secret, name, group, cancelled);
        Id = view.GetProperty("id").GetInt64();
        _webhook = view.GetProperty("webhookPath").GetString()!;
    }

    public CompanySite Site { get; }

    public AgentClient Agent { get; }

    public long Id { get; }

    public static async Task<ApiAccount> CreateAsync(ApplianceProcess server, CancellationToken cancelled)
    {
        var agent = await AgentClient.SignInAsync(server.Address, "admin", ApplianceProcess.Password, cancelled);
        await agent.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, cancelled);
        var group = (await agent.ListAsync("/api/v1/groups", cancelled))[0].GetProperty("id").GetInt64();
        var site = await CompanySite.StartAsync();
        var secret = StandardWebhook.NewSecret();
        var name = "站点 " + Guid.NewGuid().ToString("N")[..8];
        var (status, view) = await agent.PostAsync(
            "/api/v1/channels",
            new { channel = "api", name, groupId = group, settings = new { deliveryUrl = site.Address.OriginalString, inboundSecret = secret, outboundSecret = site.Secret } },
            cancelled);
        Assert.AreEqual(HttpStatusCode.Created, status, view.ToString());
        var account = new ApiAccount(site, agent, new HttpClient { BaseAddress = server.Address }, secret, name, group, view, cancelled);

        // The connection opens after the answer, and is checked with a signed ping.
        var healthy = await account.HealthAsync("healthy");
        Assert.AreEqual("healthy", healthy.GetProperty("health").GetString(), healthy.ToString());
        return account;
    }

    /// <summary>Waits until the account's health is this, and returns the account.</summary>
    public Task<JsonElement> HealthAsync(string health) => Eventually.TrueAsync(
        () => Agent.GetAsync($"/api/v1/channels/{Id}", _cancelled), view => view.GetProperty("health").GetString() == health, _cancelled);

    /// <summary>Opens its connection anew, enabled or not.</summary>
    public async Task ChangeAsync(bool enabled)
    {
        var (status, body) = await Agent.PutAsync($"/api/v1/channels/{Id}", new { name = _name, enabled, groupId = _group }, _cancelled);
        Assert.AreEqual(HttpStatusCode.OK, status, body.ToString());
    }

    /// <summary>The company's program posts, signed.</summary>
    public async Task<(HttpStatusCode Status, string Body)> PostAsync(string path, object content, string? secret = null)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(content);
        var id = "company-" + Guid.NewGuid().ToString("N");
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, _webhook + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", StandardWebhook.Sign(secret ?? _secret, id, timestamp, body));
        using var answer = await _company.SendAsync(request, _cancelled);
        return (answer.StatusCode, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(_cancelled)));
    }

    public Task<(HttpStatusCode Status, string Body)> SayAsync(string id, string text, string sender = "customer-1") =>
        PostAsync("/messages", new { id, sender = new { id = sender, name = "王女士" }, type = "text", content = new { text } });

    /// <summary>A customer's first message, accepted by the agent: the conversation.</summary>
    public async Task<long> ServeAsync()
    {
        await SayAsync("first", "你好");
        var conversation = (await ConversationsAsync()).Single().GetProperty("id").GetInt64();
        var (status, body) = await Agent.PostAsync($"/api/v1/conversations/{conversation}/accept", new { }, _cancelled);
        Assert.AreEqual(HttpStatusCode.OK, status, body.ToString());
        return conversation;
    }

    public async Task<IReadOnlyList<JsonElement>> ConversationsAsync() =>
        [.. (await Agent.ListAsync("/api/v1/conversations", _cancelled)).Where(conversation => conversation.GetProperty("channelAccountId").GetInt64() == Id)];

    public Task<(HttpStatusCode Status, JsonElement Body)> AnswerAsync(long conversation, string text) => Agent.PostAsync(
        $"/api/v1/conversations/{conversation}/messages", new { clientId = Guid.NewGuid().ToString("N"), type = "text", content = new { text } }, _cancelled);

    public async Task<IReadOnlyList<JsonElement>> MessagesAsync(long conversation) =>
        [.. (await Agent.GetAsync($"/api/v1/conversations/{conversation}/messages?limit=200", _cancelled)).GetProperty("items").EnumerateArray()];

    /// <summary>Waits until the agent's last message has this delivery state, and returns the message.</summary>
    public async Task<JsonElement> DeliveryAsync(long conversation, string state)
    {
        var message = await Eventually.TrueAsync(
            async () => (await MessagesAsync(conversation)).Last(one => one.GetProperty("from").GetString() == "agent"),
            one => one.GetProperty("delivery").GetProperty("state").GetString() == state,
            _cancelled);
        Assert.AreEqual(state, message.GetProperty("delivery").GetProperty("state").GetString(), message.ToString());
        return message;
    }

    /// <summary>Reads in a language.</summary>
    public async Task<JsonElement> GetAsync(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await Agent.Http.SendAsync(request, _cancelled);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(_cancelled)).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Agent.Dispose();
        _company.Dispose();
    }
}
