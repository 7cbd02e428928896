using System.Text.Json;

namespace Appliance.Core.Channels;

/// <summary>What a widget's body must be.</summary>
internal static class WidgetRules
{
    // It becomes a text message, which holds no more.
    private const int MaxGreeting = 5000;

    /// <summary>What is wrong, by field; empty when nothing is.</summary>
    public static Dictionary<string, string[]> Check(WidgetInput input)
    {
        var problems = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(input.Name))
            problems["name"] = ["required"];
        else if (input.Name.Trim().Length > 80)
            problems["name"] = ["too_long"];
        if (input.AllowedOrigins is { Count: > 50 })
            problems["allowedOrigins"] = ["too_many"];
        else if (input.AllowedOrigins?.Any(origin => Origin(origin) is null) == true)
            problems["allowedOrigins"] = ["invalid_origin"];
        if (input.Look is { } look && look.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
            problems["look"] = ["invalid"];
        else if (input.Look is { ValueKind: JsonValueKind.Object } large && large.GetRawText().Length > 20_000)
            problems["look"] = ["too_long"];
        else if (input.Look is { ValueKind: JsonValueKind.Object } shown && shown.TryGetProperty("greeting", out var greeting)
            && greeting.ValueKind == JsonValueKind.String && greeting.GetString()!.Length > MaxGreeting)
            problems["look.greeting"] = ["too_long"];
        else if (input.Look is { ValueKind: JsonValueKind.Object } guiding && guiding.TryGetProperty("menu", out var menu)
            && menu.ValueKind != JsonValueKind.Null && !WidgetGuidance.IsMenu(menu))
            problems["look.menu"] = ["invalid"];
        return problems;
    }

    /// <summary>The origins as browsers write them; the input has been checked.</summary>
    public static IReadOnlyList<string> Origins(WidgetInput input) =>
        input.AllowedOrigins?.Select(origin => Origin(origin)!).Distinct().ToList() ?? [];

    // An origin is scheme, host and port alone (RFC 6454); they end up in a frame-ancestors header.
    private static string? Origin(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.PathAndQuery == "/"
            && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
            ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
            : null;
}
