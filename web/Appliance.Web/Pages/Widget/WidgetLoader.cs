using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Appliance.Web.Pages.Widget;

/// <summary>
/// <c>/widget.js</c>: the one address that stands in other people's pages. It never changes, so it is kept for five
/// minutes only and then asked for again by its tag; what it loads has the hash in its address.
/// </summary>
public static class WidgetLoader
{
    private const string Cache = "public, max-age=300, stale-while-revalidate=86400";

    public static IEndpointRouteBuilder MapWidgetLoader(this IEndpointRouteBuilder routes)
    {
        var environment = routes.ServiceProvider.GetRequiredService<IWebHostEnvironment>();
        var script = new LoaderScript(environment.WebRootFileProvider);
        routes.MapMethods("/widget.js", [HttpMethods.Get, HttpMethods.Head], context => AnswerAsync(context, script)).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

    private static Task AnswerAsync(HttpContext context, LoaderScript script)
    {
        if (script.Current() is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var headers = context.Response.Headers;
        headers.CacheControl = Cache;
        headers.Vary = HeaderNames.AcceptEncoding;
        // A page that isolates itself (COEP) may load it too.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var zipped = context.Request.GetTypedHeaders().AcceptEncoding.Any(item => item.Value == "gzip" && item.Quality is not 0);
        if (zipped)
            headers.ContentEncoding = "gzip";
        // The charset, because the page around may be GBK.
        return Results.Bytes(zipped ? file.Zipped : file.Plain, "text/javascript; charset=utf-8", entityTag: new EntityTagHeaderValue(zipped ? file.ZippedTag : file.Tag))
            .ExecuteAsync(context);
    }
}
