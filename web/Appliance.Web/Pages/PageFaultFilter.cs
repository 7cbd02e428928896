using Appliance.Core;
using Appliance.Storage;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Logging;

namespace Appliance.Web.Pages;

/// <summary>A page that fails shows a page: what happened, that it was logged under which number, and what to do.</summary>
public sealed class PageFaultFilter(ILogger<PageFaultFilter> log) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var refusal = context.Exception switch
        {
            StorageBusyException => new Refusal(RefusalKind.Unavailable, "busy"),
            StorageFullException => new Refusal(RefusalKind.Unavailable, "storage_full"),
            _ => null,
        };
        if (refusal is null)
        {
            log.LogError(context.Exception, "{Method} {Path} failed ({TraceId})", context.HttpContext.Request.Method, context.HttpContext.Request.Path.Value, context.HttpContext.TraceIdentifier);
            context.Result = new StatusCodeResult(500);
        }
        else
        {
            PageRefusal.Set(context.HttpContext, refusal);
            context.Result = new StatusCodeResult(context.HttpContext.Response.StatusCode);
        }

        context.ExceptionHandled = true;
    }
}
