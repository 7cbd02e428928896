using Appliance.Core.Accounts;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Auth;

/// <summary>Marks the browser in which a sign-in at another site began; only there it may end.</summary>
internal static class ExternalCookie
{
    private const string Name = "appliance-external";
    private const int Length = 43; // 256 bits in base64url
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>The mark, made anew or kept: several tabs may sign in side by side.</summary>
    public static string Ensure(HttpContext context)
    {
        var key = Of(context) ?? OpaqueToken.New();
        context.Response.Cookies.Append(Name, key, new CookieOptions
        {
            HttpOnly = true,
            // Lax: the browser brings it along when the other site sends it back.
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/sign-in/external",
            MaxAge = Life,
            IsEssential = true,
        });
        return key;
    }

    public static string? Of(HttpContext context) => context.Request.Cookies[Name] is { Length: Length } key ? key : null;
}
