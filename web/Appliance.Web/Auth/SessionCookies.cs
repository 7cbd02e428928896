using Appliance.Core.Accounts;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Auth;

/// <summary>The two cookies of a session: the secret one, and the readable one whose value the browser repeats in a header.</summary>
internal static class SessionCookies
{
    public const string Session = "appliance-session";
    public const string Xsrf = "XSRF-TOKEN";
    public const string XsrfHeader = "X-XSRF-TOKEN";

    public static void Write(HttpContext context, string token, string xsrfToken, bool persistent)
    {
        var age = persistent ? SessionLifetime.Remembered : (TimeSpan?)null;
        context.Response.Cookies.Append(Session, token, Options(context, httpOnly: true, age));
        context.Response.Cookies.Append(Xsrf, xsrfToken, Options(context, httpOnly: false, age));
    }

    public static void Clear(HttpContext context)
    {
        context.Response.Cookies.Delete(Session, Options(context, httpOnly: true, null));
        context.Response.Cookies.Delete(Xsrf, Options(context, httpOnly: false, null));
    }

    private static CookieOptions Options(HttpContext context, bool httpOnly, TimeSpan? age) => new()
    {
        HttpOnly = httpOnly,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/",
        MaxAge = age,
        IsEssential = true,
    };
}
