using System.Net;

namespace Appliance.Host.Configuration;

/// <summary>The settings by which the program itself runs, read and checked once at start.</summary>
public sealed record ServerSettings
{
    /// <summary>Where it listens, as given to Kestrel.</summary>
    public required string Urls { get; init; }

    /// <summary>The address by which platforms reach the server; null when nobody has said.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Reverse proxies whose word on the caller's address, scheme and host is taken.</summary>
    public required IReadOnlyList<IPNetwork> TrustedProxies { get; init; }

    /// <summary>The one folder that holds everything it writes; absolute.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The plugin folder; absolute.</summary>
    public required string PluginFolder { get; init; }

    /// <summary>Networks of the server's own that plugins may reach.</summary>
    public required IReadOnlyList<IPNetwork> PluginNetworks { get; init; }

    /// <summary>Only the shipped plugins run.</summary>
    public required bool PluginSafeMode { get; init; }

    /// <summary>Where the keys lie; absolute. <c>keys</c> in the data folder unless set.</summary>
    public required string KeyFolder { get; init; }

    public required string AdminLogin { get; init; }

    public string? AdminPassword { get; init; }

    public required bool Demo { get; init; }

    /// <summary>The time zone in which days are cut.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    public required bool RateLimits { get; init; }

    /// <summary>How long an agent without a live connection still counts as reachable.</summary>
    public required TimeSpan PresenceGrace { get; init; }
}
