using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace Appliance.Sdk.Testing;

/// <summary>Stands for the platform: keeps every request and answers as the test says. 200 with <c>{}</c> unless told otherwise.</summary>
public sealed class FakeHttp : HttpMessageHandler
{
    private readonly ConcurrentQueue<FakeHttpRequest> _requests = new();

    /// <summary>Every request so far, oldest first.</summary>
    public IReadOnlyList<FakeHttpRequest> Requests => [.. _requests];

    /// <summary>What is answered. May throw <see cref="HttpRequestException"/> for a platform that cannot be reached.</summary>
    public Func<FakeHttpRequest, HttpResponseMessage> Answer { get; set; } = _ => Json("{}");

    /// <summary>The platform takes the request and never answers.</summary>
    public bool Hangs { get; set; }

    /// <summary>An answer with a JSON body.</summary>
    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) => new(status)
    {
        Content = new StringContent(json, new MediaTypeHeaderValue("application/json")),
    };

    /// <summary>A client that leads here; for <see cref="IPluginContext.Http"/>.</summary>
    public HttpClient CreateClient() => new(this, disposeHandler: false);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        var kept = new FakeHttpRequest(request.Method, request.RequestUri!, headers, body);
        _requests.Enqueue(kept);
        if (Hangs)
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        var answer = Answer(kept);
        answer.RequestMessage = request;
        return answer;
    }
}
