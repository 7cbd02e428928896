using System.Net;
using System.Net.Sockets;

namespace Appliance.Core.Alerts;

/// <summary>The place of an address: the network that an office or a home has, /24 or /48. A new lease is no new place.</summary>
internal static class NetworkOf
{
    public static string Address(string? address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
            return address ?? "";
        if (parsed.IsIPv4MappedToIPv6)
            parsed = parsed.MapToIPv4();
        var bytes = parsed.GetAddressBytes();
        var kept = parsed.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return new IPAddress(bytes).ToString();
    }
}
