using Appliance.Core.Accounts;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Auth;

/// <summary>What tells one browser from another across sign-ins. It opens nothing by itself.</summary>
internal static class DeviceCookie
{
    private const string Name = "appliance-device";
    private const int Length = 43;

    // Browsers keep no cookie for longer than 400 days.
    private static readonly TimeSpan Age = TimeSpan.FromDays(400);

    /// <summary>The browser's; null when it has none.</summary>
    public static string? Of(HttpContext context) =>
        context.Items[typeof(DeviceCookie)] as string
        ?? (context.Request.Cookies.TryGetValue(Name, out var value) && value.Length == Length ? value : null);

    /// <summary>Gives the browser one where it has none; before a sign-in, so that the account knows it next time.</summary>
    public static string Ensure(HttpContext context)
    {
        var device = Of(context) ?? OpaqueToken.New();
        context.Items[typeof(DeviceCookie)] = device;
        context.Response.Cookies.Append(Name, device, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/",
            MaxAge = Age,
            IsEssential = true,
        });
        return device;
    }
}
