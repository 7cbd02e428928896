using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Http;

/// <summary>
/// Headers of every answer. What an endpoint sets itself stays: the widget's frame names its own <c>frame-ancestors</c>,
/// a file has its sandbox.
/// </summary>
internal static class SecurityHeaders
{
    // No inline script anywhere. Style attributes are allowed (a bar's width); style elements are not.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; " +
        "media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; worker-src 'self' blob:; object-src 'none'; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // An answer to a program shows nothing and runs nothing; it needs no more (OWASP REST Security Cheat Sheet, "Security Headers").
    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    public static void Apply(HttpContext context) =>
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
                OfApi(headers);
            else
                OfPages(headers);
            return Task.CompletedTask;
        }, context);

    private static void OfApi(IHeaderDictionary headers)
    {
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = ApiPolicy;
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
    }

    private static void OfPages(IHeaderDictionary headers)
    {
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = Policy;
            headers.XFrameOptions = "DENY";
        }
        headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "geolocation=(), payment=(), usb=()");
    }
}
