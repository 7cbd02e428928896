using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Appliance.Acceptance.Tests.Channels;

/// <summary>The company's own program: takes agents' answers at an address on loopback, checks their signature, and answers as the test wants.</summary>
internal sealed class CompanySite : IAsyncDisposable
{
    private readonly int _port = FreePort();
    private readonly ConcurrentQueue<int> _answers = new();
    private readonly ConcurrentQueue<SiteRequest> _received = new();
    private WebApplication? _app;

    public string Secret { get; } = StandardWebhook.NewSecret();

    public Uri Address => new($"http://127.0.0.1:{_port}/answers");

    /// <summary>The messages that came, every try of them, in order.</summary>
    public IReadOnlyList<SiteRequest> Messages => [.. _received.Where(request => request.IsMessage)];

    public static async Task<CompanySite> StartAsync()
    {
        var site = new CompanySite();
        await site.ComeBackAsync();
        return site;
    }

    /// <summary>The next messages are answered so; after that 200.</summary>
    public void AnswerWith(params int[] statuses) => Array.ForEach(statuses, _answers.Enqueue);

    public async Task ComeBackAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{_port}");
        _app = builder.Build();
        _app.MapPost("/answers", TakeAsync);
        await _app.StartAsync();
    }

    public async Task GoAwayAsync()
    {
        await _app!.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await GoAwayAsync();
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        var body = bytes.ToArray();
        var headers = context.Request.Headers;
        var id = headers["webhook-id"].ToString();
        var timestamp = long.Parse(headers["webhook-timestamp"].ToString(), CultureInfo.InvariantCulture);
        var isRight = headers["webhook-signature"] == StandardWebhook.Sign(Secret, id, timestamp, body);
        var json = JsonDocument.Parse(body).RootElement;
        var isMessage = json.GetProperty("type").GetString() == "message";
        var status = isMessage && _answers.TryDequeue(out var wanted) ? wanted : 200;
        _received.Enqueue(new SiteRequest(id, isRight, json, status));
        context.Response.StatusCode = status;
        if (isMessage && status == 200)
        {
            // Without a length, as most frameworks answer.
            await context.Response.WriteAsJsonAsync(new { messageId = "site-" + id }, context.RequestAborted);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
