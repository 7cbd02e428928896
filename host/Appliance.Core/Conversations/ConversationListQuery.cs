using System.Data.Common;
using System.Globalization;
using Appliance.Core.Customers;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>A list of conversations: scope, filters, order and place as one bounded query.</summary>
internal sealed class ConversationListQuery
{
    private readonly string _tail;
    private readonly DynamicParameters _parameters;
    private readonly bool _queue;
    private readonly int _limit;

    private ConversationListQuery(string tail, DynamicParameters parameters, bool queue, int limit) =>
        (_tail, _parameters, _queue, _limit) = (tail, parameters, queue, limit);

    public static Result<ConversationListQuery> Build(Actor actor, ConversationFilter filter)
    {
        var parameters = new DynamicParameters();
        var where = new List<string> { ConversationVisibility.Sql(actor, parameters) };
        if (filter.State is not (null or ConversationStates.Waiting or ConversationStates.Active or ConversationStates.Closed))
            return Refusal.Invalid("state", "unknown");

        Add("state", filter.State, "c.state = @state");
        Add("assignee", filter.AssigneeId, "c.agent_id = @assignee");
        Add("group", filter.GroupId, "c.group_id = @group");
        Add("channel", filter.Channel, "c.channel = @channel");
        Add("account", filter.ChannelAccountId, "c.channel_account_id = @account");
        Add("customer", filter.CustomerId, "c.customer_id = @customer");
        if (!string.IsNullOrWhiteSpace(filter.Query))
        {
            parameters.Add("like", SqlPattern.Containing(filter.Query.Trim()));
            parameters.Add("number", long.TryParse(filter.Query, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null);
            
            // To find by what is masked would tell it: a name may hold a contact.
            where.Add(CustomerMask.Hides(actor, filter.Query) ? "c.id = @number" : "(c.id = @number or cu.name like @like escape '\\')");
        }

        var queue = filter.State == ConversationStates.Waiting;
        if (filter.Cursor is { Length: > 0 } cursor)
        {
            if (!TryPlace(cursor, queue, parameters))
                return Refusal.Invalid("cursor", "unknown");
            where.Add(queue
                ? "(c.priority < @p0 or c.priority = @p0 and (c.queue_order > @p1 or c.queue_order = @p1 and c.id > @p2))"
                : "(c.last_message_at < @p0 or c.last_message_at = @p0 and c.id < @p1)");
        }

        var limit = Math.Clamp(filter.Limit, 1, 200);
        parameters.Add("limit", limit + 1);
        var order = queue ? "c.priority desc, c.queue_order, c.id" : "c.last_message_at desc, c.id desc";
        return new ConversationListQuery($"where {string.Join(" and ", where)} order by {order} limit @limit", parameters, queue, limit);

        void Add(string name, object? value, string condition)
        {
            if (value is null)
                return;
            parameters.Add(name, value);
            where.Add(condition);
        }
    }

    public Page<ConversationView> Run(DbConnection connection, long? reader)
    {
        var found = ConversationViews.Query(connection, _tail, _parameters, reader).ToList();
        var shown = found.Take(_limit).ToList();
        var views = shown.Select(item => _queue
            ? item.View with { QueuePlace = QueuePlaces.Of(connection, item.View.Id) }
            : item.View).ToList();
        return new Page<ConversationView>(views, found.Count > _limit ? Place(shown[^1].Row) : null);
    }

    private string Place(ConversationViewRow row) => _queue
        ? string.Create(CultureInfo.InvariantCulture, $"{row.Priority}.{row.QueueOrder}.{row.Id}")
        : string.Create(CultureInfo.InvariantCulture, $"{row.LastMessageAt}.{row.Id}");

    private static bool TryPlace(string cursor, bool queue, DynamicParameters parameters)
    {
        var parts = cursor.Split('.');
        if (parts.Length != (queue ? 3 : 2))
            return false;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return false;
            parameters.Add($"p{i:D}", value);
        }

        return true;
    }
}
