using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Appliance.Web.Tests.Accounts;

/// <summary>What a browser does: keeps cookies, and repeats the readable one on every change.</summary>
internal sealed class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private readonly Uri _address;

    public Browser(Uri address)
    {
        _address = address;
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public string? Xsrf => _cookies.GetCookies(_address)["XSRF-TOKEN"]?.Value;

    public Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    public Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body));

    public Task<(HttpStatusCode Status, JsonElement Body)> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<(HttpStatusCode Status, JsonElement Body)> PostRawAsync(string path, string body, string contentType = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, contentType));

    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="content">The body.</param>
    /// <param name="xsrf">Null for the right one; empty for none.</param>
    /// <param name="bearer">An API token.</param>
    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? xsrf = null, string? bearer = null)
    {
        using var answer = await SendForAnswerAsync(method, path, content, xsrf, bearer);
        var text = await answer.Content.ReadAsStringAsync();
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return (answer.StatusCode, isJson && text.Length > 0 ? JsonDocument.Parse(text).RootElement : default);
    }

    public async Task<HttpResponseMessage> SendForAnswerAsync(
        HttpMethod method, string path, HttpContent? content = null, string? xsrf = null, string? bearer = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        var token = xsrf ?? Xsrf ?? "";
        if (token.Length > 0)
            request.Headers.Add("X-XSRF-TOKEN", token);
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        if (language is not null)
            request.Headers.AcceptLanguage.ParseAdd(language);
        return await _client.SendAsync(request);
    }

    public void Dispose() => _client.Dispose();
}
