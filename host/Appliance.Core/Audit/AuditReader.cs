using System.Text.Json;
using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Audit;

/// <summary>Reads the audit log.</summary>
public sealed class AuditReader(IDatabase database)
{
    /// <summary>Entries, newest first. Needs <c>audit.view</c>. Refused: forbidden, invalid.</summary>
    public Result<Page<AuditView>> List(Actor actor, PageRequest page)
    {
        if (!actor.May(Permissions.AuditView))
            return Refusal.Forbidden(Permissions.AuditView);
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var after))
            return Refusal.Invalid("cursor", "invalid");
        var rows = database.Read(connection => connection.Query<AuditRow>(
            $"select {AuditRow.Columns} from audit_log where id < @before order by id desc limit @fetch",
            new { before = after.Id, fetch = page.Fetch }).AsList());
        return page.Cut(rows.ConvertAll(View), view => new PageCursor(0, view.Id));
    }

    private static AuditView View(AuditRow row) => new(
        row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.AgentId, row.Actor, row.Action, row.ObjectKind, row.ObjectId,
        JsonSerializer.Deserialize<JsonElement>(row.Detail), row.Address);
}
