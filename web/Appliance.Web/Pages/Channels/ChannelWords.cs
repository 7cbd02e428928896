using System.Globalization;
using Appliance.Core.Channels;

namespace Appliance.Web.Pages.Channels;

/// <summary>Health of accounts in words and shapes.</summary>
public static class ChannelWords
{
    public static string Health(string health, Texts texts) => health switch
    {
        "healthy" => texts["正常"],
        "degraded" => texts["不稳定"],
        "down" => texts["不可用"],
        _ => texts["还没检查"],
    };

    /// <summary>The number, as far as it was counted.</summary>
    public static string Rejects(int open) => open < InboundRejects.MostCounted ? open.ToString("#,0", CultureInfo.InvariantCulture) : "999+";

    public static string HealthClass(string health) => health switch { "healthy" => "state-ok", "degraded" => "state-warn", "down" => "state-bad", _ => "" };
}
