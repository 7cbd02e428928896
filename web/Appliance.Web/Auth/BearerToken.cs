using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Auth;

/// <summary>The token in <c>Authorization: Bearer …</c>.</summary>
internal static class BearerToken
{
    private const string Prefix = "Bearer ";
    private const int MaxLength = 512;

    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = header[Prefix.Length..].Trim();
        return token.Length is > 0 and <= MaxLength ? token : null;
    }
}
