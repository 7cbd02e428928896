using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Appliance.Benchmarks.Load;

/// <summary>One sender on a connection of its own; it sends the same request to the floor and to the product.</summary>
internal sealed class MessageSender : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _client;
    private readonly Uri _path;
    private readonly int _number;
    private int _sent;

    public MessageSender(Uri address, string path, string token, int number)
    {
        _client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1, UseProxy = false, UseCookies = false }) { BaseAddress = address };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _path = new Uri(path, UriKind.Relative);
        _number = number;
    }

    /// <summary>Sends the next message and returns when it is durable. <paramref name="before"/> gets its client id first.</summary>
    public async Task SendAsync(Action<string>? before, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync(before, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Created)
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    /// <summary>The same, with the answer's body.</summary>
    public async Task<string> SendAndReadAsync(CancellationToken cancellationToken)
    {
        using var answer = await PostAsync(null, cancellationToken);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> PostAsync(Action<string>? before, CancellationToken cancellationToken)
    {
        var clientId = string.Create(CultureInfo.InvariantCulture, $"bench-{_number}-{Interlocked.Increment(ref _sent)}");
        var body = $$$"""{"clientId":"{{{clientId}}}","type":"text","content":{"text":"您好，请问我的订单什么时候发货？ Where is my order?"}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, _path);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = Json } };
        before?.Invoke(clientId);
        return await _client.SendAsync(request, cancellationToken);
    }
}
