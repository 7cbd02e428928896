using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Appliance.Core;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Appliance.Web.Http;

/// <summary>The schemas of types that are written by converters of our own.</summary>
internal sealed class OpenApiShapes : IOpenApiSchemaTransformer
{
    /// <summary>The name of a type in the document; null for those that stand where they are used.</summary>
    public static string? ReferenceId(JsonTypeInfo type)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return plain == typeof(PageLimit) || IsOptional(plain) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    }

    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // Reading is checked by the annotations, writing is not; the document says what they say.
        if (context.JsonPropertyInfo?.AttributeProvider is PropertyInfo property
            && !property.PropertyType.IsValueType
            && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull)
        {
            schema.Type &= ~JsonSchemaType.Null;
        }

        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(PageLimit))
        {
            schema.Type = JsonSchemaType.Integer;
            schema.Minimum = "1";
            schema.Maximum = "200";
            schema.Properties = null;
            schema.Required = null;
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date-time";
        }
        else if (IsOptional(type))
        {
            var inner = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, cancellationToken);
            schema.Type = inner.Type;
            schema.Format = inner.Format;
            schema.Items = inner.Items;
            schema.Properties = inner.Properties;
            schema.Required = inner.Required;
            schema.AdditionalProperties = inner.AdditionalProperties;
        }
    }

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);
}
