using System.Text.Json.Nodes;

namespace Appliance.Plugins.Settings;

/// <summary>A settings record as a form and as a JSON schema. Holds nothing of the plugin.</summary>
/// <param name="Fields">In the order of declaration.</param>
public sealed record SettingsForm(IReadOnlyList<SettingField> Fields)
{
    /// <summary>JSON Schema 2020-12 of what is sent to be saved.</summary>
    public JsonObject ToJsonSchema()
    {
        var properties = new JsonObject();
        foreach (var field in Fields)
            properties[field.Name] = Describe(field);
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
            ["required"] = new JsonArray([.. Fields.Where(field => field.Required && field.Kind != SettingKind.Secret).Select(field => JsonValue.Create(field.Name))]),
        };
    }

    /// <summary>What is stored, as it may be shown: secrets left out, missing values by their defaults.</summary>
    public JsonObject Show(string? stored)
    {
        var values = SettingsJson.Parse(stored) ?? [];
        var shown = new JsonObject();
        foreach (var field in Fields.Where(field => field.Kind != SettingKind.Secret))
            shown[field.Name] = (values.TryGetPropertyValue(field.Name, out var value) ? value : field.Default)?.DeepClone();
        return shown;
    }

    /// <summary>Names of the secrets that have a value.</summary>
    public IReadOnlyList<string> SecretsSet(string? stored)
    {
        var values = SettingsJson.Parse(stored) ?? [];
        return [.. Fields.Where(field => field.Kind == SettingKind.Secret && SettingsJson.IsSecret(values[field.Name])).Select(field => field.Name)];
    }

    private static JsonObject Describe(SettingField field)
    {
        var schema = new JsonObject { ["title"] = field.Label.En, ["x-label"] = new JsonObject { ["zh"] = field.Label.Zh, ["en"] = field.Label.En } };
        if (field.Help is not null)
            schema["description"] = field.Help.En;
        schema["type"] = field.Kind switch
        {
            SettingKind.Whole => "integer",
            SettingKind.Number or SettingKind.Duration => "number",
            SettingKind.Flag => "boolean",
            SettingKind.List => "array",
            _ => "string",
        };
        switch (field.Kind)
        {
            case SettingKind.Secret:
                schema["writeOnly"] = true;
                break;
            case SettingKind.Address:
                schema["format"] = "uri";
                break;
            case SettingKind.Email:
                schema["format"] = "email";
                break;
            case SettingKind.Choice:
                schema["enum"] = new JsonArray([.. field.Options.Select(option => JsonValue.Create(option.Value))]);
                break;
            case SettingKind.List:
                schema["items"] = new JsonObject { ["type"] = "string" };
                break;
        }

        Add(schema, "minimum", field.Minimum);
        Add(schema, "maximum", field.Maximum);
        Add(schema, field.Kind == SettingKind.List ? "minItems" : "minLength", field.MinLength);
        Add(schema, field.Kind == SettingKind.List ? "maxItems" : "maxLength", field.MaxLength);
        if (field.Pattern is not null)
            schema["pattern"] = field.Pattern;
        if (field.Default is not null)
            schema["default"] = field.Default.DeepClone();
        return schema;
    }

    private static void Add(JsonObject schema, string name, double? value)
    {
        if (value is { } number)
            schema[name] = number;
    }
}
