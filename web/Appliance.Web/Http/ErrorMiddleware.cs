using Appliance.Core;
using Appliance.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Appliance.Web.Http;

/// <summary>The last word of every request: faults become problems of the contract, and nothing of their cause leaves the server.</summary>
internal sealed class ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> log)
{
    private static readonly Refusal Busy = new(RefusalKind.Unavailable, "busy", RetryAfter: TimeSpan.FromSeconds(1));
    private static readonly Refusal Full = new(RefusalKind.Unavailable, "storage_full", RetryAfter: TimeSpan.FromMinutes(1));

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (BareFailure(context) is { } problem)
                await problem.ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; there is nobody to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var problem = ProblemOf(exception);
            if (problem == Problem.Fault)
                log.LogError(exception, "{Method} {Path} failed ({TraceId})", context.Request.Method, context.Request.Path.Value, context.TraceIdentifier);
            context.Response.Clear();
            await problem.ExecuteAsync(context);
        }
    }

    private static Problem ProblemOf(Exception exception) => exception switch
    {
        StorageBusyException => Busy.ToProblem(),
        StorageFullException => Full.ToProblem(),
        BadHttpRequestException bad => BadRequests.ToProblem(bad),
        _ => Problem.Fault,
    };

    /// <summary>What routing itself refused (unknown address, wrong method) has no body yet.</summary>
    private static Problem? BareFailure(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.ContentType is not null || response.ContentLength is > 0
            || !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Refusal.NotFound.ToProblem(),
            StatusCodes.Status405MethodNotAllowed => Problem.Of(response.StatusCode, "method_not_allowed"),
            StatusCodes.Status415UnsupportedMediaType => new Refusal(RefusalKind.WrongType, "wrong_type").ToProblem(),
            _ => null,
        };
    }
}
