namespace Appliance.Web.Pages.Widget;

/// <summary>The frame's Content-Security-Policy: nothing but our own files, and only the allowed pages around it.</summary>
internal static class FramePolicy
{
    // Pictures of link and product cards come from the company's own servers.
    private const string Own =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: https:; media-src 'self' blob:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ";

    /// <summary>The header for a widget that these origins may carry; an empty list allows every page.</summary>
    public static string For(IReadOnlyList<string> allowedOrigins) =>
        Own + (allowedOrigins.Count == 0 ? "*" : string.Join(' ', [.. Origins(allowedOrigins).Prepend("'self'")]));

    /// <summary>The entries that are origins, each as a browser writes it (RFC 6454, 6.2); anything else would end the header's directive early.</summary>
    public static IReadOnlyList<string> Origins(IReadOnlyList<string> allowedOrigins) =>
        [.. allowedOrigins.Select(Origin).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? Origin(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}"
            : null;
}
