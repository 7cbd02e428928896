using System.Net;
using System.Net.Sockets;
using Appliance.Plugins.Manifest;

namespace Appliance.Plugins.Network;

/// <summary>Makes the HTTP client of a plugin: only hosts that it asked for, only addresses that are allowed, no redirects, no proxy.</summary>
internal static class GuardedHttp
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(30);

    public static HttpClient Create(PluginManifest manifest, AddressGuard guard)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, guard, cancellationToken),
        };
        return new HttpClient(new HostFilter(manifest.Asks, sockets)) { Timeout = TimeOut, MaxResponseContentBufferSize = 16 * 1024 * 1024 };
    }

    // The address that was checked is the one connected to: a second look-up could answer differently.
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, AddressGuard guard, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var permitted = addresses.Where(guard.Permits).ToArray();
        if (permitted.Length == 0)
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"{target.Host} leads to an address of the server's own network, which no admin has allowed.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(permitted, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class HostFilter(PluginAsks asks, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!;
            if (asks.HostsFromSettings && address.Scheme is "http" or "https")
                return base.SendAsync(request, cancellationToken);
            if (address.Scheme != "https" || !asks.Hosts.Any(pattern => Matches(pattern, address.IdnHost)))
                throw new HttpRequestException(HttpRequestError.ConnectionError, $"The plugin's manifest does not ask for https://{address.IdnHost}.");
            return base.SendAsync(request, cancellationToken);
        }

        private static bool Matches(string pattern, string host) => pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
    }
}
