using System.Text.Json;
using Appliance.Sdk.Channels;

namespace Appliance.Core.Conversations;

/// <summary>Content that has passed its type's rules: only known fields, as it is stored.</summary>
/// <param name="Type">One of <see cref="MessageTypes"/> or <see cref="InnerMessageTypes"/>.</param>
/// <param name="Json">As stored.</param>
/// <param name="FileId">The uploaded file that it carries; its name, size and type are taken from the stored file.</param>
internal sealed record ValidContent(string Type, string Json, long? FileId = null)
{
    /// <summary>The same as an element; read here, off the writer's thread.</summary>
    public JsonElement Element { get; } = StoredJson.Element(Json);

    public bool IsNote => Type == InnerMessageTypes.Note;
}
