using System.Text.Json;

namespace Appliance.Web.Tests.Hubs;

/// <summary>Words for the events of a connection.</summary>
internal static class Frames
{
    public static bool Is(this JsonElement happened, string type) => happened.GetProperty("type").GetString() == type;

    public static bool IsSummary(this JsonElement happened, string list) =>
        happened.Is("list.summary") && happened.Data().GetProperty("list").GetString() == list;

    public static JsonElement Data(this JsonElement happened) => happened.GetProperty("data");

    public static bool IsMessage(this JsonElement happened, string text) =>
        happened.Is("message.created") && happened.Data().GetProperty("message").GetProperty("content").TryGetProperty("text", out var content) && content.GetString() == text;

    public static string Cursor(this JsonElement happened) => happened.GetProperty("cursor").GetString()!;

    /// <summary>The texts of all messages among the events, in order.</summary>
    public static List<string> Texts(this IEnumerable<JsonElement> events) => [.. events
        .Where(item => item.Is("message.created") && item.Data().GetProperty("message").GetProperty("type").GetString() == "text")
        .Select(item => item.Data().GetProperty("message").GetProperty("content").GetProperty("text").GetString()!)];
}
