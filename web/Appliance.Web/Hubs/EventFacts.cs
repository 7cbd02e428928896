using System.Text.Json;
using Appliance.Storage.Events;

namespace Appliance.Web.Hubs;

/// <summary>What the stored data of an event says that a connection needs.</summary>
/// <param name="MessageId">The message that it is about.</param>
/// <param name="AgentId">The agent that it is about (presence, read marks).</param>
/// <param name="NoticeId">The notice that it is about.</param>
/// <param name="Former">The facets before the change when group or agent changed with it.</param>
internal sealed record EventFacts(long? MessageId, long? AgentId, long? NoticeId, EventScope? Former)
{
    public static EventFacts Of(EventRecord record)
    {
        using var document = JsonDocument.Parse(record.Data);
        var data = document.RootElement;
        EventScope? former = data.TryGetProperty("from", out var from) && from.ValueKind == JsonValueKind.Object
            ? record.Scope with { GroupId = Number(from, "groupId"), AgentId = Number(from, "agentId") }
            : null;
        return new EventFacts(Number(data, "messageId"), Number(data, "agentId"), Number(data, "noticeId"), former);
    }

    private static long? Number(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
