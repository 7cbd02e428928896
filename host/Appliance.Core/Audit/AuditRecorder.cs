using Appliance.Storage;

namespace Appliance.Core.Audit;

/// <summary>For what changes nothing and is recorded all the same: exports, and reads of what is masked.</summary>
public sealed class AuditRecorder(IDatabase database, AuditLog audit)
{
    /// <summary>Writes an entry by itself. Await it before the data leaves: what was read must not go unrecorded.</summary>
    public Task RecordAsync(
        Actor actor, string action, string? objectKind, long? objectId, object? detail, CancellationToken cancellationToken) =>
        database.WriteAsync(session => audit.Append(session, actor, action, objectKind, objectId, detail), cancellationToken);
}
