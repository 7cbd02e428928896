using Appliance.Core.Accounts;
using Appliance.Core.Customers;
using Appliance.Core.Routing;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>Reads conversations and messages, each within the asking actor's scope.</summary>
public sealed class ConversationReader(IDatabase database, ConversationVisibility visibility)
{
    private readonly ConversationStore _store = new(visibility);

    /// <summary>
    /// A page of conversations: waiting ones in queue order, others by their last message, newest first.
    /// Needs <c>conversations.view</c>. Refused: forbidden, invalid.
    /// </summary>
    public Result<Page<ConversationView>> List(Actor actor, ConversationFilter filter)
    {
        if (!actor.May(Permissions.ConversationsView))
            return Refusal.Forbidden(Permissions.ConversationsView);
        var query = ConversationListQuery.Build(actor, filter);
        if (query.IsRefused)
            return query.Refusal;
        var page = database.Read(connection => query.Value.Run(connection, actor.AgentId));
        return CustomerMask.Of(actor) == MaskedContacts.None ? page : page with { Items = [.. page.Items.Select(view => CustomerMask.For(actor, view))] };
    }

    /// <summary>One conversation with its routing decisions and rating. Refused: forbidden, not_found.</summary>
    public Result<ConversationView> Get(Actor actor, long conversationId)
    {
        if (!actor.May(Permissions.ConversationsView))
            return Refusal.Forbidden(Permissions.ConversationsView);
        return database.Read<Result<ConversationView>>(connection =>
        {
            if (_store.FindVisible(connection, actor, conversationId) is null)
                return Refusal.NotFound;
            return CustomerMask.For(actor, ConversationViews.One(connection, conversationId, actor.AgentId)!) with
            {
                QueuePlace = QueuePlaces.Of(connection, conversationId),
                Routing = RoutingDecisions.Of(connection, conversationId),
            };
        });
    }

    /// <summary>Messages of one conversation, ascending by seq. Refused: forbidden, not_found.</summary>
    public Result<IReadOnlyList<MessageView>> Messages(Actor actor, long conversationId, MessageWindow window)
    {
        if (!actor.May(Permissions.ConversationsView))
            return Refusal.Forbidden(Permissions.ConversationsView);
        var found = database.Read(connection => _store.FindVisible(connection, actor, conversationId) is null
            ? null
            : MessageStore.OfConversation(connection, conversationId, window));
        if (found is null)
            return Refusal.NotFound;
        return Result.Of(CustomerMask.Of(actor) == MaskedContacts.None ? found : [.. found.Select(message => CustomerMask.For(actor, message))]);
    }

    /// <summary>
    /// A visitor's messages over all their conversations on the channel account, ascending by id, without what they may
    /// not see.
    /// </summary>
    public IReadOnlyList<MessageView> VisitorMessages(Actor visitor, MessageWindow window) =>
        visitor is not { CustomerId: { } customer, ChannelAccountId: { } account }
            ? []
            : database.Read(connection => MessageStore.OfCustomer(connection, customer, account, window))
                .Select(message => message.ForVisitor()!).ToList();

    /// <summary>The conversation as it is now, for replay: null when the actor (agent, token or visitor) may not see it today.</summary>
    public ConversationView? ForReplay(Actor actor, long conversationId) => database.Read(connection =>
        _store.FindVisible(connection, actor, conversationId) is null
            ? null
            : ForActor(actor, ConversationViews.One(connection, conversationId, actor.AgentId)!));

    /// <summary>The message as it is now, for replay: null when the actor (agent, token or visitor) may not see it today.</summary>
    public MessageView? MessageForReplay(Actor actor, long messageId) => database.Read(connection =>
        MessageStore.Find(connection, messageId) is { } message && _store.FindVisible(connection, actor, message.ConversationId) is not null
            ? actor.Kind == ActorKind.Visitor ? message.ForVisitor() : CustomerMask.For(actor, message)
            : null);

    /// <summary>How many wait and since when the longest does, as far as the actor sees.</summary>
    public QueueSummary WaitingSummary(Actor actor)
    {
        var parameters = new DynamicParameters();
        var scope = ConversationVisibility.Sql(actor, parameters);
        return database.Read(connection =>
        {
            var (count, oldest) = connection.QuerySingle<(int, long?)>(
                $"select count(*), min(c.queued_at) from conversations c where c.state = 'waiting' and {scope}", parameters);
            return new QueueSummary(count, StoredTime.From(oldest));
        });
    }

    /// <summary>The queues in which somebody waits, as far as the actor sees; who waits longest first, at most 200.</summary>
    public IReadOnlyList<WaitingInGroup> WaitingByGroup(Actor actor)
    {
        var parameters = new DynamicParameters();
        var scope = ConversationVisibility.Sql(actor, parameters);
        return database.Read(connection => connection.Query<(long? GroupId, string? Name, int Count, long? Oldest)>(
                $"""
                select c.group_id, g.name, count(*), min(c.queued_at)
                from conversations c left join agent_groups g on g.id = c.group_id
                where c.state = 'waiting' and {scope}
                group by c.group_id, g.name order by min(c.queued_at), c.group_id limit 200
                """, parameters)
            .Select(row => new WaitingInGroup(row.GroupId, row.Name, row.Count, StoredTime.From(row.Oldest)))
            .ToList());
    }

    /// <summary>How many conversations the actor serves.</summary>
    public QueueSummary ActiveSummary(Actor actor) => OwnSummary(actor, ConversationStates.Active);

    /// <summary>How many closed conversations the actor served last; counting stops at 1,000.</summary>
    public QueueSummary RecentSummary(Actor actor) => OwnSummary(actor, ConversationStates.Closed);

    /// <summary>The facets of a conversation by which live readers are chosen; null when the actor may not see it.</summary>
    public EventScope? ScopeOf(Actor actor, long conversationId) =>
        database.Read(connection => _store.FindVisible(connection, actor, conversationId)?.Scope);

    /// <summary>The facets of the visitor's open conversation; null when none is open.</summary>
    public EventScope? OpenScopeOf(Actor visitor) =>
        visitor is { CustomerId: { } customer, ChannelAccountId: { } account }
            ? database.Read(connection => ConversationStore.FindOpen(connection, customer, account)?.Scope)
            : null;

    private QueueSummary OwnSummary(Actor actor, string state) => new(
        database.Read(connection => connection.ExecuteScalar<int>(
            "select count(*) from (select 1 from conversations where agent_id = @AgentId and state = @state limit 1000) as own",
            new { actor.AgentId, state })),
        null);

    private static ConversationView ForActor(Actor actor, ConversationView view) =>
        actor.Kind == ActorKind.Visitor ? view.ForVisitor() : CustomerMask.For(actor, view);
}
