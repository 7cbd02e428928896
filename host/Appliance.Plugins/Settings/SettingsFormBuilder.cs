using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Appliance.Sdk;
using Appliance.Sdk.Settings;

namespace Appliance.Plugins.Settings;

/// <summary>Makes the form from the type that a plugin declares.</summary>
internal static class SettingsFormBuilder
{
    /// <exception cref="NotSupportedException">A property whose type has no form.</exception>
    public static (SettingsForm Form, IReadOnlyList<PropertyInfo> Properties) Build(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .ToList();
        var defaults = Activator.CreateInstance(type)!;
        return (new SettingsForm([.. properties.Select(property => Describe(property, defaults))]), properties);
    }

    public static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static SettingField Describe(PropertyInfo property, object defaults)
    {
        var kind = KindOf(property);
        var label = property.GetCustomAttribute<LabelAttribute>();
        var help = property.GetCustomAttribute<HelpAttribute>();
        var range = property.GetCustomAttribute<RangeAttribute>();
        var length = property.GetCustomAttribute<StringLengthAttribute>();
        return new SettingField
        {
            Name = NameOf(property),
            Label = label is null ? new LocalizedText(property.Name, property.Name) : new LocalizedText(label.Zh, label.En),
            Help = help is null ? null : new LocalizedText(help.Zh, help.En),
            Kind = kind,
            Required = property.IsDefined(typeof(RequiredAttribute)),
            Minimum = Number(range?.Minimum),
            Maximum = Number(range?.Maximum),
            MinLength = length is { MinimumLength: > 0 } ? length.MinimumLength : property.GetCustomAttribute<MinLengthAttribute>()?.Length,
            MaxLength = length?.MaximumLength ?? property.GetCustomAttribute<MaxLengthAttribute>()?.Length,
            Pattern = property.GetCustomAttribute<RegularExpressionAttribute>()?.Pattern,
            Options = Options(property),
            Default = kind == SettingKind.Secret ? null : SettingValues.ToJson(property.GetValue(defaults)),
        };
    }

    private static SettingKind KindOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (property.IsDefined(typeof(SecretSettingAttribute)))
            return type == typeof(string) ? SettingKind.Secret : throw new NotSupportedException($"The secret setting {property.Name} must be a string.");
        if (type == typeof(string))
            return TextKind(property);
        if (type.IsEnum)
            return SettingKind.Choice;
        if (type == typeof(bool))
            return SettingKind.Flag;
        if (type == typeof(int) || type == typeof(long))
            return SettingKind.Whole;
        if (type == typeof(double) || type == typeof(decimal))
            return SettingKind.Number;
        if (type == typeof(TimeSpan))
            return SettingKind.Duration;
        if (type == typeof(Uri))
            return SettingKind.Address;
        if (type.IsAssignableFrom(typeof(string[])) && type != typeof(object))
            return SettingKind.List;
        throw new NotSupportedException($"The setting {property.Name} has the type {property.PropertyType.Name}; string, bool, int, long, double, decimal, TimeSpan, Uri, an enumeration or a list of strings can be edited.");
    }

    private static SettingKind TextKind(PropertyInfo property)
    {
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is not null)
            return SettingKind.Choice;
        if (property.IsDefined(typeof(EmailAddressAttribute)))
            return SettingKind.Email;
        if (property.IsDefined(typeof(UrlAttribute)))
            return SettingKind.Address;
        return property.GetCustomAttribute<DataTypeAttribute>()?.DataType == DataType.MultilineText ? SettingKind.Multiline : SettingKind.Text;
    }

    private static List<SettingOption> Options(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsEnum)
        {
            return [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field =>
            {
                var label = field.GetCustomAttribute<LabelAttribute>();
                return new SettingOption(JsonNamingPolicy.CamelCase.ConvertName(field.Name), label is null ? new LocalizedText(field.Name, field.Name) : new LocalizedText(label.Zh, label.En));
            })];
        }

        var allowed = property.GetCustomAttribute<AllowedValuesAttribute>()?.Values ?? [];
        return [.. allowed.OfType<string>().Select(value => new SettingOption(value, new LocalizedText(value, value)))];
    }

    private static double? Number(object? limit) => limit switch
    {
        null => null,
        string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) => span.TotalSeconds,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        _ => null,
    };
}
