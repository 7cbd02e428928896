using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Appliance.Testing;

/// <summary>A visitor as the widget is one: a session by the widget's key, then a bearer token.</summary>
public sealed class VisitorClient : IDisposable
{
    private readonly HttpClient _client;

    private VisitorClient(HttpClient client, JsonElement session)
    {
        _client = client;
        Session = session;
    }

    /// <summary>What the session call answered.</summary>
    public JsonElement Session { get; }

    public string Token => Session.GetProperty("token").GetString()!;

    /// <summary>With the visitor's token on every call.</summary>
    public HttpClient Http => _client;

    public static async Task<VisitorClient> StartAsync(Uri address, CancellationToken cancellationToken, string key = "demo", object? body = null)
    {
        var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        using var answer = await client.PostAsJsonAsync($"/api/v1/widgets/{key}/session", body ?? new { locale = "zh-CN" }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        return new VisitorClient(client, session);
    }

    /// <summary>A live connection of this visitor.</summary>
    public async Task<HubClient> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        using var answer = await _client.PostAsync(new Uri("/api/v1/visitor/hub-ticket", UriKind.Relative), null, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var ticket = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("ticket").GetString();
        return await HubClient.ConnectAsync(address, "/hubs/visitor", ticket, cancellationToken);
    }

    /// <summary>Posts a text; the answer's status tells whether it is durable.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string clientId, string text, CancellationToken cancellationToken)
    {
        using var answer = await _client.PostAsJsonAsync(
            "/api/v1/visitor/messages", new { clientId, type = "text", content = new { text } }, cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken));
    }

    /// <summary>Every message of this visitor, oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> MessagesAsync(CancellationToken cancellationToken)
    {
        List<JsonElement> all = [];
        long after = 0;
        while (true)
        {
            var page = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/visitor/messages?after={after}&limit=200", cancellationToken);
            var items = page.GetProperty("items").EnumerateArray().ToList();
            if (items.Count == 0)
            {
                return all;
            }

            all.AddRange(items);
            after = items[^1].GetProperty("id").GetInt64();
        }
    }

    public void Dispose() => _client.Dispose();
}
