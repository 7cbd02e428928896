using Appliance.Core;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Hubs;

/// <summary>
/// Refuses connections that a foreign page opens: a browser sends cookies with any page's WebSocket, and CORS does not
/// cover it (RFC 6455, 10.2). Programs send no Origin.
/// </summary>
internal static class HubOrigins
{
    public static TBuilder RefuseForeignOrigins<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            if (endpoint.RequestDelegate is { } next)
                endpoint.RequestDelegate = context => IsOwn(context.Request) ? next(context) : new Refusal(RefusalKind.Forbidden, "foreign_origin").ToProblem().ExecuteAsync(context);
        });
        return builder;
    }

    /// <summary>True without an Origin, and for our own host. The scheme is left out: a proxy may end TLS in front of us.</summary>
    public static bool IsOwn(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, OwnAuthority(request, uri.Scheme), StringComparison.OrdinalIgnoreCase));
    }

    private static string OwnAuthority(HttpRequest request, string scheme)
    {
        var host = request.Host;
        var isDefault = host.Port is null || (scheme == Uri.UriSchemeHttps ? host.Port == 443 : host.Port == 80);
        return isDefault ? host.Host : host.Value!;
    }
}
