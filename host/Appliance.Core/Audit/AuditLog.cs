using System.Data.Common;
using System.Text.Json;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Audit;

/// <summary>
/// Who changed what. An entry is written in the transaction of the change that it tells of, and holds the hash of the
/// entry before it, so that one that was altered or taken out is found. What belongs to persons is sealed with their keys
/// and the hash covers the cipher: erasing a person breaks nothing.
/// </summary>
public sealed class AuditLog(TimeProvider clock)
{
    private const int Version = 2;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Adds an entry to the write that makes the change.</summary>
    /// <param name="session">The write it belongs to.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="action">Dotted, for example <c>agent.created</c>.</param>
    /// <param name="objectKind">Kind of the thing changed; null for none.</param>
    /// <param name="objectId">Its id.</param>
    /// <param name="detail">Ids, codes and names of things, before → after: never names of persons, contacts or text. Null for none.</param>
    /// <param name="personal">What belongs to a person, before → after; not kept for whom was erased. Null for none.</param>
    public void Append(
        IWriteSession session, Actor actor, string action, string? objectKind = null, long? objectId = null, object? detail = null,
        PersonalValues? personal = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(actor);
        var connection = session.Connection;
        var now = clock.Milliseconds();
        var previous = connection.QuerySingleOrDefault<string>("select hash from audit_log order by id desc limit 1") ?? AuditChain.Start;
        var entry = new AuditRow
        {
            Version = Version,
            At = now,
            AgentId = actor.AgentId,
            Actor = actor.Kind switch { ActorKind.Agent => "agent", ActorKind.Token => "token", ActorKind.Visitor => "visitor", _ => "system" },
            Action = action,
            ObjectKind = objectKind,
            ObjectId = objectId,
            Detail = detail is null ? "{}" : JsonSerializer.Serialize(detail, Json),
            Personal = Seal(connection, actor, personal, now),
            PreviousHash = previous,
        };
        connection.Execute(
            """
            insert into audit_log (version, at, agent_id, actor, action, object_kind, object_id, detail, personal, previous_hash, hash)
            values (@Version, @At, @AgentId, @Actor, @Action, @ObjectKind, @ObjectId, @Detail, @Personal, @PreviousHash, @Hash)
            """,
            entry with { Hash = AuditChain.HashOf(entry) });
        session.Append(AuditEvents.Of(action, entry.AgentId, objectKind, objectId));
    }

    private static string? Seal(DbConnection connection, Actor actor, PersonalValues? personal, long now)
    {
        List<SealedValues> values = [];
        if (actor.AgentId is { } agentId && AddressOf(connection, actor) is { } address
            && PersonKeys.ForSealing(connection, PersonKinds.Agent, agentId, now) is { } own)
        {
            values.Add(SealedValues.Seal(SealedValues.Actor, PersonKinds.Agent, agentId, JsonSerializer.Serialize(new { address }, Json), own));
        }

        if (personal is not null && PersonKeys.ForSealing(connection, personal.Kind, personal.PersonId, now) is { } theirs)
        {
            values.Add(SealedValues.Seal(
                SealedValues.Subject, personal.Kind, personal.PersonId, JsonSerializer.Serialize(personal.Values, Json), theirs));
        }

        return values.Count == 0 ? null : JsonSerializer.Serialize(values, Json);
    }

    // The call's own address; where a service was not called over the network, that of the session.
    private static string? AddressOf(DbConnection connection, Actor actor) => actor.Address ?? (actor.Kind == ActorKind.Agent
        ? connection.QuerySingleOrDefault<string>("select address from sessions where id = @id", new { id = actor.SessionId })
        : null);
}
