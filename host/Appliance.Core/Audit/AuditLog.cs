using System.Text.Json;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Audit;

/// <summary>
/// Who changed what. An entry is written in the transaction of the change that it tells of, and holds the hash of the
/// entry before it, so that one that was altered or taken out is found.
/// </summary>
public sealed class AuditLog(TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Adds an entry to the write that makes the change.</summary>
    /// <param name="session">The write it belongs to.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="action">Dotted, for example <c>agent.created</c>.</param>
    /// <param name="objectKind">Kind of the thing changed; null for none.</param>
    /// <param name="objectId">Its id.</param>
    /// <param name="detail">Ids and codes, before → after: never names, contacts or text. Null for none.</param>
    public void Append(IWriteSession session, Actor actor, string action, string? objectKind = null, long? objectId = null, object? detail = null)
    {
        var connection = session.Connection;
        var previous = connection.QuerySingleOrDefault<string>("select hash from audit_log order by id desc limit 1") ?? AuditChain.Start;
        var entry = new AuditRow
        {
            At = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            AgentId = actor.AgentId,
            Actor = actor.Kind switch { ActorKind.Agent => "agent", ActorKind.Token => "token", ActorKind.Visitor => "visitor", _ => "system" },
            Action = action,
            ObjectKind = objectKind,
            ObjectId = objectId,
            Detail = detail is null ? "{}" : JsonSerializer.Serialize(detail, Json),
            Address = actor.Kind == ActorKind.Agent
                ? connection.QuerySingleOrDefault<string>("select address from sessions where id = @id", new { id = actor.SessionId })
                : null,
            PreviousHash = previous,
        };
        connection.Execute(
            """
            insert into audit_log (at, agent_id, actor, action, object_kind, object_id, detail, address, previous_hash, hash)
            values (@At, @AgentId, @Actor, @Action, @ObjectKind, @ObjectId, @Detail, @Address, @PreviousHash, @Hash)
            """,
            entry with { Hash = AuditChain.HashOf(entry) });
    }
}
