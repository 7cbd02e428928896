using System.Text.Json;
using System.Text.RegularExpressions;

namespace Appliance.Sdk.Testing.Packages;

/// <summary>Checks a document against the part of JSON Schema that the manifest's schema uses; says the first thing that is wrong.</summary>
internal sealed class JsonShape(JsonElement root)
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    public void Verify(JsonElement value) => Verify(value, root, "plugin.json");

    private void Verify(JsonElement value, JsonElement schema, string where)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("type", out var type))
            Rule.Holds(IsOf(value, type.GetString()!), $"{where} must be of the type {type}, and is {value.ValueKind}.");
        if (schema.TryGetProperty("enum", out var allowed))
            Rule.Holds(allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{where} is {value}; it must be one of {allowed}.");
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                VerifyText(value.GetString()!, schema, where);
                break;
            case JsonValueKind.Array:
                VerifyList(value, schema, where);
                break;
            case JsonValueKind.Object:
                VerifyObject(value, schema, where);
                break;
        }
    }

    private static void VerifyText(string text, JsonElement schema, string where)
    {
        Rule.Holds(text.Length >= Number(schema, "minLength", 0) && text.Length <= Number(schema, "maxLength", int.MaxValue), $"{where} is too short or too long: \"{text}\".");
        if (schema.TryGetProperty("pattern", out var pattern))
            Rule.Holds(Regex.IsMatch(text, pattern.GetString()!, RegexOptions.CultureInvariant, PatternLimit) && !text.EndsWith('\n'), $"{where} is \"{text}\", which does not match {pattern}.");
    }

    private void VerifyList(JsonElement list, JsonElement schema, string where)
    {
        var items = list.EnumerateArray().ToList();
        Rule.Holds(items.Count >= Number(schema, "minItems", 0) && items.Count <= Number(schema, "maxItems", int.MaxValue), $"{where} has too few or too many items.");
        if (schema.TryGetProperty("uniqueItems", out _))
            Rule.Holds(items.Select(item => item.GetRawText()).Distinct(StringComparer.Ordinal).Count() == items.Count, $"{where} has an item twice.");
        if (schema.TryGetProperty("items", out var each))
            items.ForEach(item => Verify(item, each, where + "[]"));
    }

    private void VerifyObject(JsonElement value, JsonElement schema, string where)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!))
                Rule.Holds(value.TryGetProperty(name, out _), $"{where} lacks the field \"{name}\".");
        }

        schema.TryGetProperty("additionalProperties", out var others);
        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out var one))
                Verify(property.Value, one, $"{where}: {property.Name}");
            else if (others.ValueKind == JsonValueKind.Object)
                Verify(property.Value, others, $"{where}: {property.Name}");
            else
                Rule.Holds(others.ValueKind != JsonValueKind.False, $"{where} has an unknown field \"{property.Name}\".");
        }
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => true,
    };

    private static int Number(JsonElement schema, string name, int otherwise) => schema.TryGetProperty(name, out var number) ? number.GetInt32() : otherwise;
}
