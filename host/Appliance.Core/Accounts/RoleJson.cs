using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appliance.Core.Accounts;

/// <summary>How a role's lists stand in its columns; the same words as on the wire.</summary>
internal static class RoleJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static IReadOnlyList<string> ReadNames(string json) => JsonSerializer.Deserialize<List<string>>(json, Options) ?? [];

    public static IReadOnlyDictionary<string, AreaScope> ReadScopes(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, AreaScope>>(json, Options) ?? [];

    public static string Write(IEnumerable<string> names) => JsonSerializer.Serialize(names.Distinct().Order(StringComparer.Ordinal), Options);

    public static string Write(IReadOnlyDictionary<string, AreaScope> scopes) => JsonSerializer.Serialize(scopes, Options);

    public static string? Write(IReadOnlyList<long>? ids) => ids is null ? null : JsonSerializer.Serialize(ids.Distinct().Order(), Options);
}
