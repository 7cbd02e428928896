using System.Text.Json;
using System.Text.Json.Nodes;

namespace Appliance.Core.Conversations;

/// <summary>Takes known fields out of a JSON object into a clean one and gathers what is wrong with them.</summary>
internal sealed class ContentFields(JsonElement source, string path, Dictionary<string, string[]> errors)
{
    public JsonObject Clean { get; } = [];

    /// <summary>A text of at most <paramref name="max"/> characters; blank counts as absent.</summary>
    public ContentFields Text(string name, int max, bool required = false)
    {
        if (Take(name, JsonValueKind.String, required) is not { } value)
            return this;
        var text = ReadText(value);
        if (text is null)
            return Fail(name, "invalid");
        if (text.Length > max)
            return Fail(name, "too_long");
        if (string.IsNullOrWhiteSpace(text))
            return required ? Fail(name, "required") : this;
        Clean[name] = text;
        return this;
    }

    /// <summary>An absolute http or https address of at most 2,000 characters.</summary>
    public ContentFields Url(string name, bool required = false)
    {
        if (Take(name, JsonValueKind.String, required) is not { } value)
            return this;
        var text = ReadText(value);
        if (string.IsNullOrWhiteSpace(text))
            return required ? Fail(name, "required") : this;
        if (text.Length > 2000 || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return Fail(name, "invalid_url");
        Clean[name] = text;
        return this;
    }

    public ContentFields Number(string name, double min, double max, bool required = false)
    {
        if (Take(name, JsonValueKind.Number, required) is not { } value)
            return this;
        if (!value.TryGetDouble(out var number) || number < min || number > max)
            return Fail(name, "out_of_range");
        Clean[name] = number;
        return this;
    }

    public long? Id(string name)
    {
        if (Take(name, JsonValueKind.Number, required: true) is not { } value)
            return null;
        if (value.TryGetInt64(out var id) && id > 0)
            return id;
        Fail(name, "invalid");
        return null;
    }

    /// <summary>1 to <paramref name="max"/> objects.</summary>
    public ContentFields Items(string name, int max, Action<ContentFields> each)
    {
        if (Take(name, JsonValueKind.Array, required: true) is not { } value)
            return this;
        if (value.GetArrayLength() is var count && (count == 0 || count > max))
            return Fail(name, count == 0 ? "required" : "too_many");
        var clean = new JsonArray();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                return Fail(name, "invalid");
            var fields = new ContentFields(item, $"{path}{name}[{clean.Count}].", errors);
            each(fields);
            clean.Add(fields.Clean);
        }

        Clean[name] = clean;
        return this;
    }

    /// <summary>A flat object of texts, numbers and yes/no.</summary>
    public ContentFields Values(string name, int max)
    {
        if (Take(name, JsonValueKind.Object, required: true) is not { } value)
            return this;
        var clean = new JsonObject();
        foreach (var field in value.EnumerateObject())
        {
            if (clean.Count == max)
                return Fail(name, "too_many");
            var text = field.Value.ValueKind == JsonValueKind.String ? ReadText(field.Value) : field.Value.GetRawText();
            if (field.Name.Length > 100 || field.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array || text is null or { Length: > 5000 })
                return Fail(name, "invalid");
            clean[field.Name] = field.Value.ValueKind == JsonValueKind.String ? JsonValue.Create(text) : JsonNode.Parse(text);
        }

        Clean[name] = clean;
        return this;
    }

    /// <summary>At most <paramref name="max"/> ids.</summary>
    public ContentFields Ids(string name, int max)
    {
        if (Take(name, JsonValueKind.Array, required: false) is not { } value)
            return this;
        if (value.GetArrayLength() > max)
            return Fail(name, "too_many");
        var clean = new JsonArray();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var id))
                return Fail(name, "invalid");
            clean.Add(id);
        }

        Clean[name] = clean;
        return this;
    }

    private JsonElement? Take(string name, JsonValueKind kind, bool required)
    {
        if (!source.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (required)
                Fail(name, "required");
            return null;
        }

        if (value.ValueKind == kind)
            return value;
        Fail(name, "invalid");
        return null;
    }

    // A lone surrogate is valid JSON and no valid text.
    private static string? ReadText(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private ContentFields Fail(string name, string code)
    {
        errors[path + name] = [code];
        return this;
    }
}
