using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using Appliance.Sdk;

namespace Appliance.Plugins.Settings;

/// <summary>
/// A plugin's settings type: its form, its validation, and its values. Runs the plugin's code (initialisers, validation
/// attributes), therefore only on the plugin's threads.
/// </summary>
internal sealed class SettingsModel
{
    private const int MaxBytes = 64 * 1024;

    private readonly Type _type;
    private readonly IReadOnlyList<PropertyInfo> _properties;

    public SettingsModel(Type type)
    {
        _type = type;
        (Form, _properties) = SettingsFormBuilder.Build(type);
    }

    public SettingsForm Form { get; }

    /// <summary>The object from what is stored.</summary>
    /// <exception cref="SettingsUnreadableException">They do not fit; nothing is changed.</exception>
    public object Bind(string? stored, IPluginSecrets secrets)
    {
        var values = SettingsJson.Parse(stored);
        if (values is null && !string.IsNullOrWhiteSpace(stored))
            throw new SettingsUnreadableException(new LocalizedText("已保存的设置不是有效的 JSON，未作改动", "The stored settings are not valid JSON; they were left as they are"));

        var (settings, errors) = Make(values ?? [], (property, node) => Clear(property, node, secrets));
        if (errors.Count == 0)
            return settings;

        var (name, texts) = errors.First();
        var label = Form.Fields.FirstOrDefault(field => field.Name == name)?.Label ?? new LocalizedText("设置", "Settings");
        throw values is null
            ? new SettingsUnreadableException(new LocalizedText($"请先填写设置：{label.Zh}：{texts[0]}", $"The settings must be filled in first: {label.En}: {texts[0]}"))
            : new SettingsUnreadableException(new LocalizedText($"已保存的设置无法使用（未作改动）：{label.Zh}：{texts[0]}", $"The stored settings cannot be used (left as they are): {label.En}: {texts[0]}"));
    }

    /// <summary>Checks what was sent. An absent secret keeps the stored one, an empty one clears it.</summary>
    public SettingsInput Check(JsonObject input, string? stored, IPluginSecrets secrets)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var unknown in input.Select(entry => entry.Key).Where(key => Form.Fields.All(field => field.Name != key)))
            errors[unknown] = ["unknown"];
        if (errors.Count > 0)
            return new SettingsInput(null, errors);

        var former = SettingsJson.Parse(stored) ?? [];
        var kept = new JsonObject();
        foreach (var field in Form.Fields)
        {
            if (field.Kind == SettingKind.Secret)
                KeepSecret(field.Name, input, former, kept, errors, secrets);
            else if (input.TryGetPropertyValue(field.Name, out var value))
                kept[field.Name] = value?.DeepClone();
        }

        var (_, invalid) = Make(kept, (property, node) => Clear(property, node, secrets));
        foreach (var (name, texts) in invalid)
            errors.TryAdd(name, texts);
        if (errors.Count > 0)
            return new SettingsInput(null, errors);

        var json = kept.ToJsonString();
        return json.Length <= MaxBytes
            ? new SettingsInput(json, errors)
            : new SettingsInput(null, new Dictionary<string, string[]> { [""] = ["too_long"] });
    }

    private static void KeepSecret(string name, JsonObject input, JsonObject former, JsonObject kept, Dictionary<string, string[]> errors, IPluginSecrets secrets)
    {
        if (!input.TryGetPropertyValue(name, out var sent) || sent is null)
        {
            if (SettingsJson.IsSecret(former[name]))
                kept[name] = former[name]!.DeepClone();
        }
        else if (sent is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            errors[name] = ["wrong_type"];
        }
        else if (text.Length > 0)
        {
            kept[name] = SettingsJson.Secret(secrets.Protect(text));
        }
    }

    private static (bool Fits, object? Value) Clear(PropertyInfo property, JsonNode? node, IPluginSecrets secrets)
    {
        if (SettingsJson.SecretText(node) is { } secret)
            return secrets.Unprotect(secret) is { } text ? (true, text) : (false, null);
        return (SettingValues.TryFromJson(node, property.PropertyType, out var value), value);
    }

    private (object Settings, Dictionary<string, string[]> Errors) Make(JsonObject values, Func<PropertyInfo, JsonNode?, (bool Fits, object? Value)> read)
    {
        var settings = Activator.CreateInstance(_type)!;
        var errors = new Dictionary<string, string[]>();
        foreach (var property in _properties)
        {
            var name = SettingsFormBuilder.NameOf(property);
            if (!values.TryGetPropertyValue(name, out var node))
                continue;
            var (fits, value) = read(property, node);
            if (fits)
                property.SetValue(settings, value);
            else
                errors[name] = [SettingsJson.IsSecret(node) ? "secret_unreadable" : "wrong_type"];
        }

        if (errors.Count == 0)
            Validate(settings, errors);
        return (settings, errors);
    }

    // Not System.ComponentModel's Validator: its static cache keeps every type it has seen, and with it the plugin's context.
    private void Validate(object settings, Dictionary<string, string[]> errors)
    {
        foreach (var property in _properties)
        {
            var name = SettingsFormBuilder.NameOf(property);
            var label = Form.Fields.First(field => field.Name == name).Label.En;
            var context = new ValidationContext(settings, label, null, null) { MemberName = property.Name };
            var value = property.GetValue(settings);
            var attributes = property.GetCustomAttributes<ValidationAttribute>().OrderByDescending(attribute => attribute is RequiredAttribute);
            var texts = attributes
                .Select(attribute => attribute.GetValidationResult(value, context)?.ErrorMessage)
                .OfType<string>()
                .ToArray();
            if (texts.Length > 0)
                errors[name] = texts;
        }

        if (errors.Count > 0 || settings is not IValidatableObject validatable)
            return;
        foreach (var result in validatable.Validate(new ValidationContext(settings, _type.Name, null, null)).Where(result => result != ValidationResult.Success))
        {
            var member = result.MemberNames.FirstOrDefault();
            var name = _properties.FirstOrDefault(property => property.Name == member) is { } property ? SettingsFormBuilder.NameOf(property) : "";
            errors[name] = [result.ErrorMessage ?? "invalid"];
        }
    }
}
