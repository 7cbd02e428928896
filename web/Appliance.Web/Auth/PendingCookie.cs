using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Auth;

/// <summary>Holds a sign-in that waits for its second factor in the browser that began it. It signs nobody in by itself.</summary>
internal static class PendingCookie
{
    private const string Name = "appliance-sign-in";
    private const string Path = "/sign-in";

    public static string? Of(HttpContext context) => context.Request.Cookies.TryGetValue(Name, out var value) && value.Length > 0 ? value : null;

    public static void Write(HttpContext context, string pending) => context.Response.Cookies.Append(Name, pending, Options(context));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = Path,
        IsEssential = true,
    };
}
