using System.Globalization;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web;

/// <summary>The switch of language for those who are not signed in, and the culture of each request.</summary>
public static class Languages
{
    /// <summary>What was chosen in this browser; the language of a signed-in agent's account goes before it.</summary>
    public const string Cookie = "lang";

    /// <summary>The languages of the product, the default first, each by its own name.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
        [new(RequestLanguage.Chinese, "简体中文"), new(RequestLanguage.English, "English")];

    private static readonly Dictionary<string, CultureInfo> Cultures = All.ToDictionary(pair => pair.Key, pair => CultureInfo.GetCultureInfo(pair.Key));

    /// <summary>Gives each request the culture of its language; after the caller is known, before anything writes a text.</summary>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            // Chinese is every thread's own; another culture is carried from thread to thread, at a cost.
            var wanted = Cultures[RequestLanguage.Of(context)];
            if (CultureInfo.CurrentUICulture.Name != wanted.Name || CultureInfo.CurrentCulture.Name != wanted.Name)
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = wanted;
            return next(context);
        });

    /// <summary>Remembers a choice for a year in this browser. An unknown language changes nothing.</summary>
    public static void Remember(HttpContext context, string? language)
    {
        if (language is not null && Cultures.ContainsKey(language))
        {
            context.Response.Cookies.Append(Cookie, language, Kept(context));
        }
    }

    /// <summary>A cookie that scripts may read and that outlives the session: look and language, nothing secret.</summary>
    public static CookieOptions Kept(HttpContext context) =>
        new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, Path = "/" };
}
