using System.Data.Common;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>The rows of messages.</summary>
internal static class MessageStore
{
    private const string From = $"select {MessageRow.Columns} from messages m {MessageRow.Authors}";

    private static readonly Statement InsertMessage = new(
        """
        insert into messages (conversation_id, customer_id, seq, sender, agent_id, automatic, client, client_id,
            external_id, type, content, hidden, delivery, created_at)
        values (@conversation, @customer, @seq, @sender, @agent, @automatic, @client, @clientId,
            @external, @type, @content, @hidden, @delivery, @now)
        on conflict do nothing
        """,
        "@conversation", "@customer", "@seq", "@sender", "@agent", "@automatic", "@client", "@clientId",
        "@external", "@type", "@content", "@hidden", "@delivery", "@now");

    /// <summary>Stores a message under a seq already taken; null when its client id has been used before.</summary>
    public static MessageView? Insert(IWriteSession session, long conversationId, long customerId, long seq, MessageDraft draft)
    {
        var id = session.Insert(
            InsertMessage, conversationId, customerId, seq, draft.Sender, draft.Agent?.Id, draft.Automatic, draft.Client,
            draft.ClientId, draft.ExternalId, draft.Content.Type, draft.Content.Json, draft.Hidden, draft.Delivery, draft.Now);
        return id is null ? null : new MessageView
        {
            Id = id.Value,
            ConversationId = conversationId,
            Seq = seq,
            ClientId = draft.ClientId,
            From = draft.Sender,
            Automatic = draft.Automatic,
            Client = draft.Client,
            Agent = draft.Agent,
            Type = draft.Content.Type,
            Content = draft.Content.Element,
            Hidden = draft.Hidden,
            Delivery = new DeliveryView(draft.Delivery, null),
            CreatedAt = StoredTime.From(draft.Now),
        };
    }

    public static MessageView? Find(DbConnection connection, long id) =>
        connection.QuerySingleOrDefault<MessageRow>($"{From} where m.id = @id", new { id })?.ToView();

    /// <summary>The newest message of a conversation that its customer may see, events apart.</summary>
    public static MessageView? LastShown(DbConnection connection, long conversationId) =>
        connection.QueryFirstOrDefault<MessageRow>(
            $"{From} where m.conversation_id = @conversationId and m.type <> 'event' and m.hidden = 0 order by m.seq desc limit 1",
            new { conversationId })?.ToView();

    /// <summary>The customer's earlier message with this client id, in whatever conversation.</summary>
    public static MessageView? FindOfCustomer(DbConnection connection, long customerId, string clientId) =>
        connection.QuerySingleOrDefault<MessageRow>(
            $"{From} where m.customer_id = @customerId and m.client_id = @clientId and m.sender = 'customer'",
            new { customerId, clientId })?.ToView();

    /// <summary>The agent's earlier message with this client id in this conversation.</summary>
    public static MessageView? FindOfAgent(DbConnection connection, long conversationId, long agentId, string clientId) =>
        connection.QuerySingleOrDefault<MessageRow>(
            $"{From} where m.conversation_id = @conversationId and m.agent_id = @agentId and m.client_id = @clientId and m.sender = 'agent'",
            new { conversationId, agentId, clientId })?.ToView();

    /// <summary>Messages of a conversation by seq, ascending.</summary>
    public static IReadOnlyList<MessageView> OfConversation(DbConnection connection, long conversationId, MessageWindow window) =>
        Window(connection, "m.conversation_id = @owner", "m.seq", conversationId, window);

    /// <summary>What a customer may see of all their conversations on a channel account, by id, ascending.</summary>
    public static IReadOnlyList<MessageView> OfCustomer(
        DbConnection connection, long customerId, long channelAccountId, MessageWindow window) =>
        Window(
            connection,
            """
            m.customer_id = @owner and m.hidden = 0
                and m.conversation_id in (select id from conversations where customer_id = @owner and channel_account_id = @account)
            """,
            "m.id", customerId, window, channelAccountId);

    private static List<MessageView> Window(
        DbConnection connection, string where, string place, long owner, MessageWindow window, long? account = null)
    {
        var (bound, order) = window switch
        {
            { After: not null } => ($"and {place} > @After", $"{place} asc"),
            { Before: not null } => ($"and {place} < @Before", $"{place} desc"),
            _ => ("", $"{place} desc"),
        };
        var limit = Math.Clamp(window.Limit, 1, 200);
        var found = connection.Query<MessageRow>(
            $"{From} where {where} {bound} order by {order} limit @limit",
            new { owner, account, window.Before, window.After, limit }).Select(row => row.ToView()).ToList();
        if (window.After is null)
            found.Reverse();
        return found;
    }
}
