using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>What a widget opens on, as its look says: words of welcome, and a menu of what visitors usually want.</summary>
/// <param name="Greeting">Null where there is none.</param>
/// <param name="Menu">Id and text of each option; empty where there is none.</param>
internal sealed record WidgetGuidance(string? Greeting, IReadOnlyList<(string Id, string Text)> Menu)
{
    private const int MostOptions = 20;

    private const int LongestId = 100;
    private const int LongestText = 200;

    /// <summary>Null for no widget, and for one that has neither.</summary>
    public static WidgetGuidance? Of(DbConnection connection, long? widgetId)
    {
        if (widgetId is null || connection.ExecuteScalar<string?>("select look from widgets where id = @widgetId", new { widgetId }) is not { } stored)
            return null;
        var look = StoredJson.Element(stored);
        if (look.ValueKind != JsonValueKind.Object)
            return null;
        var guidance = new WidgetGuidance(
            Text(look, "greeting"),
            look.TryGetProperty("menu", out var menu) && IsMenu(menu)
                ? menu.EnumerateArray().Select(option => (Text(option, "id")!, Text(option, "text")!)).ToList()
                : []);
        return guidance.Greeting is null && guidance.Menu.Count == 0 ? null : guidance;
    }

    /// <summary>Whether it may stand in a look: at most 20 options with an id of 1–100 and a text of 1–200 characters.</summary>
    public static bool IsMenu(JsonElement menu) =>
        menu.ValueKind == JsonValueKind.Array && menu.GetArrayLength() <= MostOptions
            && menu.EnumerateArray().All(option => Text(option, "id") is { Length: <= LongestId } && Text(option, "text") is { Length: <= LongestText });

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;
}
