using Appliance.Core.Channels;
using Appliance.Sdk.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Where platforms call: <c>/channels/{key}/…</c>, handed to the channel's plugin raw.</summary>
public static class ChannelWebhooksApi
{
    private const int MaxBody = 1024 * 1024;

    public static void MapChannelWebhooksApi(this IEndpointRouteBuilder routes) => routes
        .Map("/channels/{key}/{**path}", HandleAsync)
        .AllowAnonymous()
        .WithMetadata(new RequestSizeLimitAttribute(MaxBody))
        .ExcludeFromDescription();

    private static async Task HandleAsync(string key, string? path, HttpContext context, ChannelWebhooks webhooks, TimeProvider clock)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = new WebhookRequest
        {
            Method = context.Request.Method,
            Path = string.IsNullOrEmpty(path) ? "" : "/" + path,
            Address = new Uri(context.Request.GetEncodedUrl()),
            Query = context.Request.Query.ToDictionary(value => value.Key, value => value.Value.LastOrDefault() ?? "", StringComparer.Ordinal),
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body.GetBuffer().AsMemory(0, (int)body.Length),
            RemoteAddress = context.Connection.RemoteIpAddress?.ToString(),
            ReceivedAt = clock.GetUtcNow(),
        };

        var answer = await webhooks.HandleAsync(key, request, context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        if (answer.ContentType is not null)
            context.Response.ContentType = answer.ContentType;
        if (!answer.Body.IsEmpty)
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
