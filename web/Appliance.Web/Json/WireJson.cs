using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Appliance.Web.Json;

/// <summary>
/// JSON as the contract has it, for endpoints, hubs and webhooks alike. Reading is strict about types and about what a
/// record's constructor demands (a parameter without a default is required); unknown members are ignored.
/// </summary>
public static class WireJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 32;

        // Chinese as it is, a third of the escaped size; what HTML would take for markup stays escaped.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new MillisecondTimeConverter());
        options.Converters.Add(new OptionalConverterFactory());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WriteNullsAsTheyAre } };
    }

    public static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        return options;
    }

    /// <summary>The null annotations guard what comes in; what goes out must not turn into a fault over them.</summary>
    private static void WriteNullsAsTheyAre(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            // A value type refuses the mark unless it is nullable, and then has it.
            if (!property.PropertyType.IsValueType)
                property.IsGetNullable = true;

            // `required` together with JsonIgnore: demanded by the compiler, never read from a body.
            if (property.Set is null)
                property.IsRequired = false;
        }
    }
}
