using Appliance.Host.Configuration;
using Microsoft.AspNetCore.HttpOverrides;

namespace Appliance.Host.Composition;

/// <summary>
/// Behind a reverse proxy the caller's address, scheme and host stand in headers that anybody can write. They are taken
/// from the proxies that the admin names and from nobody else: lockouts count by address, and cookies are Secure by scheme.
/// </summary>
internal static class TrustedProxies
{
    public static void UseTrustedProxies(this WebApplication app)
    {
        var trusted = app.Services.GetRequiredService<ServerSettings>().TrustedProxies;
        if (trusted.Count == 0)
        {
            return;
        }

        // No limit: with several proxies in a row the first address that is none of them is the caller's.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
