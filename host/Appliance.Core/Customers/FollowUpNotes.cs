using System.Data.Common;
using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Conversations;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Customers;

/// <summary>
/// Follow-up notes on customers. They have a scope of their own, by author: own, of members of the agent's groups, of the
/// department and below, all – of customers whom the reader sees.
/// </summary>
public sealed class FollowUpNotes(IDatabase database, CustomerService customers, AuditLog audit, TimeProvider time)
{
    private const int MaxText = 2000;

    private const string Select = """
        select n.id as Id, n.customer_id as CustomerId, n.author_id as AuthorId, a.display_name as AuthorName, n.text as Text,
            n.created_at as CreatedAt, n.updated_at as UpdatedAt
        from follow_up_notes n join agents a on a.id = n.author_id
        """;

    /// <summary>The notes on a customer, newest first. Needs <c>followUpNotes.view</c>. Refused: forbidden, not_found (as for the customer), invalid.</summary>
    public Result<Page<FollowUpNote>> List(Actor actor, long customerId, PageRequest page)
    {
        if (!actor.May(Permissions.FollowUpNotesView))
            return Refusal.Forbidden(Permissions.FollowUpNotesView);
        if (customers.Get(actor, customerId) is { IsRefused: true } refused)
            return refused.Refusal;
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var after))
            return Refusal.Invalid("cursor", "invalid");
        var parameters = new DynamicParameters(new { customerId, before = after.Id, fetch = page.Fetch });
        var scope = Sql(actor.Scope, actor.Scope.ToView(ScopeAreas.FollowUpNotes), parameters);
        var rows = database.Read(connection => connection.Query<Row>(
            $"{Select} where n.customer_id = @customerId and n.id < @before and {scope} order by n.id desc limit @fetch", parameters).AsList());
        return page.Cut(rows.ConvertAll(row => row.ToView(actor)), note => new PageCursor(0, note.Id));
    }

    /// <summary>Writes a note. Needs <c>followUpNotes.edit</c>, and to see the customer. Refused: forbidden, not_found, invalid.</summary>
    public async Task<Result<FollowUpNote>> AddAsync(Actor actor, long customerId, string? text, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId || !actor.May(Permissions.FollowUpNotesEdit))
            return Refusal.Forbidden(Permissions.FollowUpNotesEdit);
        if (customers.Get(actor, customerId) is { IsRefused: true } refused)
            return refused.Refusal;
        if (Check(text) is { } fault)
            return fault;
        var now = time.Milliseconds();
        return await database.WriteAsync(
            session =>
            {
                var id = session.Connection.ExecuteScalar<long>(
                    """
                    insert into follow_up_notes (customer_id, author_id, text, created_at, updated_at)
                    values (@customerId, @agentId, @text, @now, @now) returning id
                    """,
                    new { customerId, agentId, text = text!.Trim(), now });
                return Find(session.Connection, id)!.ToView(actor);
            },
            cancellationToken);
    }

    /// <summary>Changes a note. Needs <c>followUpNotes.edit</c>, and scope to edit it. Refused: forbidden, not_found, invalid.</summary>
    public async Task<Result<FollowUpNote>> UpdateAsync(Actor actor, long customerId, long id, string? text, CancellationToken cancellationToken)
    {
        if (Reach(actor, customerId) is { } refusal)
            return refusal;
        if (Check(text) is { } fault)
            return fault;
        return await database.WriteAsync<Result<FollowUpNote>>(
            session =>
            {
                if (!IsEditable(session.Connection, actor, customerId, id))
                    return Refusal.NotFound;
                session.Connection.Execute("update follow_up_notes set text = @text, updated_at = @now where id = @id", new { id, text = text!.Trim(), now = time.Milliseconds() });
                audit.Append(session, actor, "followUpNote.changed", "customer", customerId, new { id });
                return Find(session.Connection, id)!.ToView(actor);
            },
            cancellationToken);
    }

    /// <summary>Deletes a note. Needs <c>followUpNotes.edit</c>, and scope to edit it. Refused: forbidden, not_found.</summary>
    public async Task<Refusal?> DeleteAsync(Actor actor, long customerId, long id, CancellationToken cancellationToken)
    {
        if (Reach(actor, customerId) is { } refusal)
            return refusal;
        return await database.WriteAsync(
            session =>
            {
                if (!IsEditable(session.Connection, actor, customerId, id))
                    return Refusal.NotFound;
                session.Connection.Execute("delete from follow_up_notes where id = @id", new { id });
                audit.Append(session, actor, "followUpNote.deleted", "customer", customerId, new { id });
                return null;
            },
            cancellationToken);
    }

    private Refusal? Reach(Actor actor, long customerId) => actor.May(Permissions.FollowUpNotesEdit)
        ? customers.Get(actor, customerId) is { IsRefused: true } refused ? refused.Refusal : null
        : Refusal.Forbidden(Permissions.FollowUpNotesEdit);

    private static bool IsEditable(DbConnection connection, Actor actor, long customerId, long id)
    {
        var parameters = new DynamicParameters(new { customerId, id });
        var scope = Sql(actor.Scope, actor.Scope.ToEdit(ScopeAreas.FollowUpNotes), parameters);
        return connection.ExecuteScalar<long?>($"select 1 from follow_up_notes n where n.id = @id and n.customer_id = @customerId and {scope}", parameters) is not null;
    }

    private static Row? Find(DbConnection connection, long id) => connection.QuerySingleOrDefault<Row>($"{Select} where n.id = @id", new { id });

    private static Refusal? Check(string? text) => string.IsNullOrWhiteSpace(text)
        ? Refusal.Invalid("text", "required")
        : text.Trim().Length > MaxText ? Refusal.Invalid("text", "too_long") : null;

    private static string Sql(DataScope scope, IReadOnlyList<ScopeRule> rules, DynamicParameters parameters)
    {
        if (rules.Count == 0)
            return "1 = 0";
        parameters.Add("scopeAgent", scope.AgentId);
        parameters.Add("scopeGroups", scope.GroupIds);
        parameters.Add("scopeDepartments", scope.DepartmentIds);
        return "(" + string.Join(" or ", rules.Select(rule => Sql(rule, parameters))) + ")";
    }

    private static string Sql(ScopeRule rule, DynamicParameters parameters)
    {
        const string Own = "n.author_id = @scopeAgent";
        const string Groups = $"{Own} or n.author_id in (select agent_id from group_members where group_id in @scopeGroups)";
        var reached = rule.Reach switch
        {
            Core.Reach.None => "1 = 0",
            Core.Reach.Own => Own,
            Core.Reach.Groups => $"({Groups})",
            Core.Reach.Department => $"({Groups} or n.author_id in (select id from agents where department_id in @scopeDepartments))",
            _ => "1 = 1",
        };
        return rule.ChannelAccountIds is { } accounts
            ? $"{reached} and exists (select 1 from identities i where i.customer_id = n.customer_id and i.channel_account_id in @{ConversationReach.Accounts(accounts, parameters)})"
            : reached;
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public long CustomerId { get; init; }
        public long AuthorId { get; init; }
        public string AuthorName { get; init; } = "";
        public string Text { get; init; } = "";
        public long CreatedAt { get; init; }
        public long UpdatedAt { get; init; }

        public FollowUpNote ToView(Actor reader) => new(
            Id, CustomerId, new NamedReference(AuthorId, AuthorName), CustomerMask.For(reader, Text)!, StoredTime.From(CreatedAt), StoredTime.From(UpdatedAt));
    }
}
