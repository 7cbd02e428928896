using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Appliance.Core.Conversations;
using Appliance.Core.Notices;
using Appliance.Core.Presence;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Appliance.Web.Hubs;

/// <summary>Writes events in the shape of the wire contract: <c>{cursor, type, at, data}</c>.</summary>
internal sealed class EventFrames(IOptions<JsonOptions> json, TimeProvider clock)
{
    private readonly JsonSerializerOptions _options = json.Value.SerializerOptions;
    private readonly JsonWriterOptions _writerOptions = new() { Encoder = json.Value.SerializerOptions.Encoder ?? JavaScriptEncoder.Default };

    public EventFrame Message(long? cursor, string type, DateTimeOffset at, MessageView message) => Write(cursor, type, at, "message", message);

    public EventFrame Conversation(long? cursor, string type, DateTimeOffset at, ConversationView conversation) =>
        Write(cursor, type, at, "conversation", conversation);

    public EventFrame Presence(long? cursor, DateTimeOffset at, PresenceView presence) => Write(cursor, EventTypes.PresenceChanged, at, presence);

    public EventFrame Notice(long? cursor, DateTimeOffset at, NoticeFrame notice) => Write(cursor, NoticeEvents.Created, at, notice);

    public EventFrame NoticesRead(long? cursor, DateTimeOffset at, UnreadNotices unread) => Write(cursor, NoticeEvents.Read, at, unread);

    public EventFrame Added(long? cursor, DateTimeOffset at, ConversationView conversation) =>
        Write(cursor, EventTypes.Added, at, new { Kind = "conversation", Object = conversation });

    public EventFrame Removed(long? cursor, DateTimeOffset at, long conversationId) =>
        Write(cursor, EventTypes.Removed, at, new { Kind = "conversation", Id = conversationId });

    public EventFrame Typing(TypingSignal signal) => Write(
        null, EventTypes.Typing, clock.GetUtcNow(), new { signal.ConversationId, From = signal.AgentId is null ? Senders.Customer : Senders.Agent, signal.AgentId });

    public EventFrame Summary(string list, QueueSummary summary) =>
        Write(null, EventTypes.ListSummary, clock.GetUtcNow(), new { List = list, summary.Count, summary.OldestQueuedAt });

    /// <summary>"Read the lists again": what happened up to <paramref name="cursor"/> will not be told.</summary>
    public EventFrame Reset(long cursor) => Write(cursor, EventTypes.Reset, clock.GetUtcNow(), new { });

    /// <summary>An event whose stored data (ids and codes) is what the wire shows.</summary>
    public EventFrame Stored(long? cursor, string type, DateTimeOffset at, string data) => Write(cursor, type, at, writer => writer.WriteRawValue(data));

    private EventFrame Write<T>(long? cursor, string type, DateTimeOffset at, T data) =>
        Write(cursor, type, at, writer => JsonSerializer.Serialize(writer, data, _options));

    private EventFrame Write<T>(long? cursor, string type, DateTimeOffset at, string name, T data) => Write(cursor, type, at, writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, data, _options);
        writer.WriteEndObject();
    });

    private EventFrame Write(long? cursor, string type, DateTimeOffset at, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, _writerOptions);
        writer.WriteStartObject();
        if (cursor is { } place)
            writer.WriteString("cursor", EventCursor.Format(place));
        writer.WriteString("type", type);
        writer.WritePropertyName("at");
        JsonSerializer.Serialize(writer, at, _options);
        writer.WritePropertyName("data");
        data(writer);
        writer.WriteEndObject();
        writer.Flush();
        return new EventFrame(cursor, buffer.WrittenMemory);
    }
}
