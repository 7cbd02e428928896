using System.Globalization;
using System.Net;

namespace Appliance.Host.Configuration;

/// <summary>Reads <see cref="ServerSettings"/> and says of every bad value its name and what is allowed.</summary>
public sealed class ServerSettingsReader(IConfiguration configuration)
{
    private readonly List<string> _faults = [];

    /// <summary>The settings, or the faults in words; never both.</summary>
    public (ServerSettings? Settings, IReadOnlyList<string> Faults) Read()
    {
        var data = Folder("Data", "./data");
        var settings = new ServerSettings
        {
            Urls = Addresses("Urls", "http://localhost:8080"),
            PublicUrl = PublicAddress("PublicUrl"),
            TrustedProxies = Networks("Proxy:Trusted"),
            DataFolder = data,
            PluginFolder = configuration["Plugins:Path"] is { Length: > 0 } plugins
                ? Path.GetFullPath(plugins)
                : Path.Combine(AppContext.BaseDirectory, "plugins"),
            PluginNetworks = Networks("Plugins:AllowedNetworks"),
            PluginSafeMode = Flag("Plugins:SafeMode", false),
            KeyFolder = configuration["Keys:Path"] is { Length: > 0 } keys ? Path.GetFullPath(keys) : Path.Combine(data, "keys"),
            AdminLogin = Text("Setup:AdminLogin", "admin"),
            AdminPassword = configuration["Setup:AdminPassword"] is { Length: > 0 } password ? password : null,
            Demo = Flag("Setup:Demo", false),
            TimeZone = Zone("Organization:TimeZone", "Asia/Shanghai"),
            RateLimits = Flag("RateLimits:Enabled", true),
            PresenceGrace = Seconds("Presence:GraceSeconds", 60, 1, 3600),
        };
        return _faults.Count == 0 ? (settings, []) : (null, _faults);
    }

    private string Text(string key, string fallback) => configuration[key] is { Length: > 0 } value ? value : fallback;

    private string Folder(string key, string fallback)
    {
        var value = Text(key, fallback);
        if (value.IndexOfAny(Path.GetInvalidPathChars()) < 0)
        {
            return Path.GetFullPath(value);
        }

        Refuse(key, value, "a folder");
        return fallback;
    }

    private string Addresses(string key, string fallback)
    {
        var value = Text(key, fallback);
        foreach (var address in value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Kestrel also takes * and + as host, which Uri does not.
            var probe = address.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
            if (!Uri.TryCreate(probe, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                Refuse(key, address, "http://host:port or https://host:port, several joined by ;");
            }
        }

        return value;
    }

    private Uri? PublicAddress(string key)
    {
        var value = Text(key, "");
        if (value.Length == 0)
        {
            return null;
        }

        if (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0)
        {
            return uri;
        }

        Refuse(key, value, "an address such as https://service.example.com, without query");
        return null;
    }

    /// <summary>A list in JSON, or one text with commas as the command line and the environment have it.</summary>
    private List<IPNetwork> Networks(string key)
    {
        var section = configuration.GetSection(key);
        var texts = section.GetChildren().Select(child => child.Value ?? "")
            .Concat((section.Value ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries))
            .Select(text => text.Trim());
        List<IPNetwork> networks = [];
        foreach (var text in texts)
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(text, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                Refuse(key, text, "addresses and networks such as 127.0.0.1, 10.0.0.0/8 or fd00::/8, several joined by commas");
            }
        }

        return networks;
    }

    private bool Flag(string key, bool fallback)
    {
        var value = configuration[key];
        if (string.IsNullOrEmpty(value))
        {
            return fallback;
        }

        if (!bool.TryParse(value, out var flag))
        {
            Refuse(key, value, "true or false");
        }

        return flag;
    }

    private TimeSpan Seconds(string key, int fallback, int least, int most)
    {
        var value = configuration[key];
        if (string.IsNullOrEmpty(value))
        {
            return TimeSpan.FromSeconds(fallback);
        }

        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds < least || seconds > most)
        {
            Refuse(key, value, string.Create(CultureInfo.InvariantCulture, $"whole seconds from {least} to {most}"));
        }

        return TimeSpan.FromSeconds(seconds);
    }

    private TimeZoneInfo Zone(string key, string fallback)
    {
        var value = Text(key, fallback);
        if (TimeZoneInfo.TryFindSystemTimeZoneById(value, out var zone))
        {
            return zone;
        }

        Refuse(key, value, "an IANA time zone such as Asia/Shanghai or Europe/Berlin");
        return TimeZoneInfo.Utc;
    }

    private void Refuse(string key, string value, string allowed) => _faults.Add($"{key}: \"{value}\" is not allowed; it takes {allowed}.");
}
