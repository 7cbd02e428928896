using System.Text.Json;
using System.Text.Json.Nodes;

namespace Appliance.Plugins.Settings;

/// <summary>
/// Values of settings between JSON and the plugin's properties. By hand, because a serializer would keep the plugin's types
/// in its caches and with them the plugin's load context.
/// </summary>
internal static class SettingValues
{
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        TimeSpan span => JsonValue.Create(span.TotalSeconds),
        Uri address => JsonValue.Create(address.OriginalString),
        Enum choice => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(choice.ToString())),
        IEnumerable<string> items => new JsonArray([.. items.Select(item => (JsonNode)JsonValue.Create(item))]),
        _ => throw new NotSupportedException($"A setting of type {value.GetType().Name} cannot be shown."),
    };

    /// <summary>The value for a property of this type; false when the JSON does not fit.</summary>
    public static bool TryFromJson(JsonNode? node, Type propertyType, out object? value)
    {
        value = null;
        var type = Nullable.GetUnderlyingType(propertyType) ?? propertyType;
        if (node is null)
            return type != propertyType || !type.IsValueType;
        if (node is JsonArray items)
            return TryList(items, type, out value);
        if (node is not JsonValue single)
            return false;

        value = type switch
        {
            _ when type == typeof(string) => single.TryGetValue<string>(out var text) ? text : null,
            _ when type == typeof(bool) => single.TryGetValue<bool>(out var flag) ? flag : null,
            _ when type == typeof(int) => Number(single) is { } number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null,
            _ when type == typeof(long) => Number(single) is { } number && number == Math.Floor(number) && Math.Abs(number) < 1L << 53 ? (long)number : null,
            _ when type == typeof(double) => Number(single),
            _ when type == typeof(decimal) => Number(single) is { } number && Math.Abs(number) < 1e27 ? (decimal)number : null,
            _ when type == typeof(TimeSpan) => Number(single) is { } seconds && Math.Abs(seconds) < 1e10 ? TimeSpan.FromSeconds(seconds) : null,
            _ when type == typeof(Uri) => single.TryGetValue<string>(out var text) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null,
            { IsEnum: true } => single.TryGetValue<string>(out var text) ? Choice(type, text) : null,
            _ => null,
        };
        return value is not null;
    }

    private static double? Number(JsonValue value)
    {
        if (value.TryGetValue<double>(out var number))
            return double.IsFinite(number) ? number : null;
        if (value.TryGetValue<long>(out var whole))
            return whole;
        if (value.TryGetValue<int>(out var small))
            return small;
        return value.TryGetValue<decimal>(out var exact) ? (double)exact : null;
    }

    private static object? Choice(Type type, string text) =>
        Enum.GetNames(type).FirstOrDefault(name => JsonNamingPolicy.CamelCase.ConvertName(name) == text) is { } name ? Enum.Parse(type, name) : null;

    private static bool TryList(JsonArray items, Type type, out object? value)
    {
        var texts = new List<string>();
        foreach (var item in items)
        {
            if (item is not JsonValue single || !single.TryGetValue<string>(out var text))
            {
                value = null;
                return false;
            }

            texts.Add(text);
        }

        value = texts.ToArray();
        return type.IsAssignableFrom(typeof(string[]));
    }
}
