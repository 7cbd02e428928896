using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>Conversations within scope as a table that leaves the house.</summary>
public sealed class ConversationExport(IDatabase database, ConversationReader conversations, AuditLog audit)
{
    /// <summary>More than these are not written at once; the export says so.</summary>
    public const int MostRows = 10_000;

    /// <summary>
    /// The conversations that a list with this filter shows, masked as there, in its order, at most <see cref="MostRows"/>. How
    /// many is in the audit log before the first row leaves. Needs <c>conversations.view</c> and <c>conversations.export</c>.
    /// Refused: forbidden, invalid.
    /// </summary>
    public async Task<Result<Page<ConversationView>>> ReadAsync(Actor actor, ConversationFilter filter, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ConversationsExport))
            return Refusal.Forbidden(Permissions.ConversationsExport);
        List<ConversationView> rows = [];
        string? cursor = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = conversations.List(actor, filter with { Cursor = cursor, Limit = 200 });
            if (page.IsRefused)
                return page.Refusal;
            rows.AddRange(page.Value.Items);
            cursor = page.Value.NextCursor;
        }
        while (cursor is not null && rows.Count < MostRows);
        await database.WriteAsync(session => audit.Append(session, actor, "conversations.exported", "conversation", null, new { count = rows.Count }), cancellationToken);
        return new Page<ConversationView>(rows, cursor);
    }
}
