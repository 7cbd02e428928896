using Appliance.Core;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Starting;

/// <summary>Answers 503 <c>starting</c> to everything but the health endpoints until the server is ready.</summary>
public sealed class StartingMiddleware(RequestDelegate next, Readiness readiness)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public Task InvokeAsync(HttpContext context)
    {
        if (readiness.IsReady || context.Request.Path.Value is "/healthz" or "/readyz" or "/metrics")
        {
            return next(context);
        }

        return new Refusal(RefusalKind.Unavailable, "starting", RetryAfter: RetryAfter).ToProblem().ExecuteAsync(context);
    }
}
