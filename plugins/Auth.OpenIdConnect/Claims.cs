using System.Text.Json;

namespace Appliance.Auth.OpenIdConnect;

/// <summary>What a provider says of a person, in the ID token or at userinfo.</summary>
internal sealed class Claims(JsonElement json)
{
    public string? Text(string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    public long? Number(string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
        && number is >= 0 and <= 253402300799 ? number : null;

    /// <summary>Also as text, as some providers write it.</summary>
    public bool IsTrue(string name) => json.TryGetProperty(name, out var value)
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true"));

    /// <summary>One or several texts; null when the claim is absent.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (!json.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
            _ => [],
        };
    }
}
