using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Http;

/// <summary>The two languages of every text, and which of them a request wants.</summary>
public static class RequestLanguage
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    /// <summary>The caller's own language where they chose one, else what was chosen in this browser, else the browser's, else Chinese.</summary>
    public static string Of(HttpContext context)
    {
        if (Match(context.User.FindIdentity()?.Locale) is { } chosen)
            return chosen;
        if (Match(context.Request.Cookies[Languages.Cookie]) is { } switched)
            return switched;
        var wanted = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(item => item.Quality ?? 1)
            .Select(item => Match(item.Value.Value));
        return wanted.FirstOrDefault(language => language is not null) ?? Chinese;
    }

    private static string? Match(string? tag) => tag switch
    {
        null => null,
        _ when tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) => Chinese,
        _ when tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) => English,
        _ => null,
    };
}
