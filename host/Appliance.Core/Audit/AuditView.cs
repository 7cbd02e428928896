using System.Text.Json;

namespace Appliance.Core.Audit;

/// <summary>An entry as shown.</summary>
/// <param name="Id">Grows with time, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="AgentId">Who; null for the server itself.</param>
/// <param name="Actor">agent, token or system: by what they came in.</param>
/// <param name="Action">Dotted, for example <c>agent.created</c>.</param>
/// <param name="ObjectKind">Kind of the thing changed.</param>
/// <param name="ObjectId">Its id.</param>
/// <param name="Detail">Ids and codes, before → after.</param>
/// <param name="Address">From where; null for the server itself, and for whom was erased.</param>
/// <param name="Personal">Names and contacts, before → after, masked for whom they are masked elsewhere; null for none.</param>
/// <param name="Erased">True when a person was erased and their values are gone.</param>
public sealed record AuditView(
    long Id, DateTimeOffset At, long? AgentId, string Actor, string Action, string? ObjectKind, long? ObjectId, JsonElement Detail, string? Address,
    JsonElement? Personal, bool Erased);
