using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace Appliance.Web;

/// <summary>Which language a request gets: the reader's own choice, kept in a cookie that sign-in sets from the account; else the browser's; else Chinese.</summary>
public static class Languages
{
    public const string Cookie = "lang";

    /// <summary>The languages of the product, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["zh-CN", "en"];

    /// <summary>Sets the culture of each request; stands before whatever writes a text.</summary>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app)
    {
        var cultures = Names.Select(CultureInfo.GetCultureInfo).ToList();
        return app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Names[0]),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            RequestCultureProviders =
            [
                new CustomRequestCultureProvider(context => Task.FromResult(FromCookie(context))),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ],
        });
    }

    /// <summary>Remembers a choice for a year in this browser. An unknown language changes nothing.</summary>
    public static void Remember(HttpContext context, string? language)
    {
        if (Names.Contains(language))
        {
            context.Response.Cookies.Append(Cookie, language!, Kept(context));
        }
    }

    /// <summary>A cookie that scripts may read and that outlives the session: look and language, nothing secret.</summary>
    public static CookieOptions Kept(HttpContext context) =>
        new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, Path = "/" };

    private static ProviderCultureResult? FromCookie(HttpContext context) =>
        context.Request.Cookies[Cookie] is { } language && Names.Contains(language) ? new ProviderCultureResult(language) : null;
}
