using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appliance.Web.Hubs;

/// <summary>Puts the ready JSON into the hub's message as it is.</summary>
internal sealed class EventFrameConverter : JsonConverter<EventFrame>
{
    public override EventFrame Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    // The bytes come from a Utf8JsonWriter: checking them again would cost as much as writing them.
    public override void Write(Utf8JsonWriter writer, EventFrame value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
}
