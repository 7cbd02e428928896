using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Appliance.Testing;

/// <summary>An agent as the workbench is one: a cookie, and the XSRF header on every change.</summary>
public sealed class AgentClient : IDisposable
{
    private readonly HttpClient _client;

    private AgentClient(HttpClient client, CookieContainer cookies)
    {
        _client = client;
        Cookies = cookies;
    }

    public CookieContainer Cookies { get; }

    /// <summary>With the agent's cookie, and the XSRF header.</summary>
    public HttpClient Http => _client;

    public static async Task<AgentClient> SignInAsync(Uri address, string login, string password, CancellationToken cancellationToken)
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, MaxConnectionsPerServer = 64 })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(20),
        };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/sign-in", new { login, password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Add("X-XSRF-TOKEN", Uri.UnescapeDataString(cookies.GetCookies(address)["XSRF-TOKEN"]!.Value));
        return new AgentClient(client, cookies);
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object body, CancellationToken cancellationToken) =>
        await ReadAsync(await _client.PostAsJsonAsync(path, body, cancellationToken), cancellationToken);

    /// <summary>A live connection of this agent, by the cookie.</summary>
    public Task<HubClient> ConnectAsync(CancellationToken cancellationToken) =>
        HubClient.ConnectAsync(_client.BaseAddress!, "/hubs/agent", ticket: null, cancellationToken, Cookies);

    public async Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(string path, object body, CancellationToken cancellationToken) =>
        await ReadAsync(await _client.PutAsJsonAsync(path, body, cancellationToken), cancellationToken);

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        await _client.GetFromJsonAsync<JsonElement>(path, cancellationToken);

    /// <summary>All items of a paged list.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path, CancellationToken cancellationToken)
    {
        List<JsonElement> all = [];
        string? cursor = null;
        do
        {
            var page = await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}", cancellationToken);
            all.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        return all;
    }

    public void Dispose() => _client.Dispose();

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
        }
    }
}
