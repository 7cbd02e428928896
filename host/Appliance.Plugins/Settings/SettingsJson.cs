using System.Text.Json;
using System.Text.Json.Nodes;

namespace Appliance.Plugins.Settings;

/// <summary>How settings are stored: a flat object; a secret is <c>{"$secret": "…"}</c>.</summary>
internal static class SettingsJson
{
    private const string SecretName = "$secret";

    /// <summary>The object; null for nothing stored and for what is no object.</summary>
    public static JsonObject? Parse(string? stored)
    {
        if (string.IsNullOrWhiteSpace(stored))
            return null;
        try
        {
            return JsonNode.Parse(stored) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonObject Secret(string protectedText) => new() { [SecretName] = protectedText };

    public static bool IsSecret(JsonNode? node) => SecretText(node) is not null;

    public static string? SecretText(JsonNode? node) =>
        node is JsonObject secret && secret[SecretName] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
