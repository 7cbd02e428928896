using System.Data.Common;
using Appliance.Storage.Events;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>The rows of conversations, as the use cases read them before they decide.</summary>
internal sealed class ConversationStore(ConversationVisibility visibility)
{
    private const string Columns = """
        select id as Id, state as State, channel as Channel, channel_account_id as ChannelAccountId,
            customer_id as CustomerId, identity_id as IdentityId, group_id as GroupId, agent_id as AgentId,
            episode as Episode, last_seq as LastSeq, customer_read_seq as CustomerReadSeq,
            first_response_at as FirstResponseAt, awaiting_reply_since as AwaitingReplySince, queue_order as QueueOrder,
            last_customer_message_at as LastCustomerMessageAt
        from conversations
        """;

    /// <summary>Null when there is none.</summary>
    public static ConversationRecord? Find(DbConnection connection, long id) =>
        connection.QuerySingleOrDefault<ConversationRecord>($"{Columns} where id = @id", new { id });

    /// <summary>The customer's open conversation on a channel account; null when none is open.</summary>
    public static ConversationRecord? FindOpen(DbConnection connection, long customerId, long channelAccountId) =>
        connection.QueryFirstOrDefault<ConversationRecord>(
            $"{Columns} where customer_id = @customerId and channel_account_id = @channelAccountId and state <> 'closed'",
            new { customerId, channelAccountId });

    /// <summary>The customer's open conversations, one a channel account; at most 50.</summary>
    public static IReadOnlyList<ConversationRecord> OpenOf(DbConnection connection, long customerId) => connection.Query<ConversationRecord>(
        $"{Columns} where customer_id = @customerId and state <> 'closed' order by id limit 50", new { customerId }).AsList();

    /// <summary>The customer's newest conversation on a channel account.</summary>
    public static ConversationRecord? FindLatest(DbConnection connection, long customerId, long channelAccountId) =>
        connection.QueryFirstOrDefault<ConversationRecord>(
            $"{Columns} where customer_id = @customerId and channel_account_id = @channelAccountId order by id desc limit 1",
            new { customerId, channelAccountId });

    /// <summary>The conversation, when the actor may see it.</summary>
    public ConversationRecord? FindVisible(DbConnection connection, Actor actor, long id) =>
        Find(connection, id) is { } found && visibility.MaySee(actor, found.Scope) ? found : null;

    /// <summary>The conversation, when the actor may change it.</summary>
    public ConversationRecord? FindEditable(DbConnection connection, Actor actor, long id) =>
        Find(connection, id) is { } found && visibility.MayEdit(actor, found.Scope) ? found : null;

    /// <summary>Whether the agent exists, is enabled and has not chosen to be offline.</summary>
    public static bool IsOnDuty(DbConnection connection, long agentId) =>
        connection.ExecuteScalar<long>(
            "select count(*) from agents where id = @agentId and state = 'enabled' and presence <> 'offline'", new { agentId }) > 0;

    /// <summary>How many active conversations the agent has, and how many routing may give.</summary>
    public static (long Active, long Capacity) LoadOf(DbConnection connection, long agentId) =>
        connection.QuerySingleOrDefault<(long, long)>(
            """
            select (select count(*) from conversations where agent_id = a.id and state = 'active'), a.capacity
            from agents a where a.id = @agentId
            """,
            new { agentId });

    /// <summary>The facets of the conversation that a message belongs to.</summary>
    public static EventScope? ScopeOf(DbConnection connection, long id) => Find(connection, id)?.Scope;
}
