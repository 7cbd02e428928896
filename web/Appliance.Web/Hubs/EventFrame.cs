using System.Text.Json.Serialization;

namespace Appliance.Web.Hubs;

/// <summary>An event as it goes over a connection: written to JSON once, whoever receives it.</summary>
/// <param name="Cursor">Where a reader goes on after it; null for what is not replayed.</param>
/// <param name="Json">The whole event, UTF-8.</param>
[JsonConverter(typeof(EventFrameConverter))]
internal sealed record EventFrame(long? Cursor, ReadOnlyMemory<byte> Json);
