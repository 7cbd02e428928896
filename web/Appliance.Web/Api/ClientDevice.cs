using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Api;

/// <summary>What a browser says it runs on: enough for the entry of a conversation and for figures by client kind.</summary>
internal static class ClientDevice
{
    /// <summary>"mobile" or "pc", by the word that every phone browser has in its user agent.</summary>
    public static string Kind(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var agent = request.Headers.UserAgent.ToString();
        return agent.Contains("Mobi", StringComparison.OrdinalIgnoreCase) || agent.Contains("Android", StringComparison.OrdinalIgnoreCase) ? "mobile" : "pc";
    }

    /// <summary>For example "iOS" or "Windows"; null when unknown.</summary>
    public static string? System(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var agent = request.Headers.UserAgent.ToString();

        // Order matters: Android says Linux, too, and an iPhone says that it is like Mac OS X.
        ReadOnlySpan<(string Mark, string Name)> systems =
        [
            ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("HarmonyOS", "HarmonyOS"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"),
        ];
        foreach (var (mark, name) in systems)
        {
            if (agent.Contains(mark, StringComparison.Ordinal))
                return name;
        }

        return null;
    }
}
