using System.Text.Json;
using Appliance.Storage.Events;

namespace Appliance.Core.Audit;

/// <summary>What the audit log tells those who watch over it. Ids and codes only.</summary>
public static class AuditEvents
{
    /// <summary>An entry was added.</summary>
    public const string Appended = "audit.appended";

    /// <summary>How many entries there were, and the hash of the last.</summary>
    public const string Head = "audit.head";

    internal static NewEvent Of(string action, long? agentId, string? objectKind, long? objectId) => new(
        Appended, default, StoredJson.Write(new AppendedEntry(action, agentId, objectKind, objectId)));

    internal static AppendedEntry Read(string data) => JsonSerializer.Deserialize<AppendedEntry>(data, StoredJson.Options)!;

    internal static NewEvent Of(AuditHead head) => new(Head, default, StoredJson.Write(head));
}
