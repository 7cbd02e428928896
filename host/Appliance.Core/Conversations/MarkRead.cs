using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>Read marks: an agent's for the unread count, a customer's for the agent's "read". They only move forward.</summary>
public sealed class MarkRead(IDatabase database, ConversationVisibility visibility, TimeProvider time)
{
    private readonly ConversationStore _store = new(visibility);

    /// <summary>The agent has seen everything up to <paramref name="seq"/>. Refused: not_found.</summary>
    /// <returns>The mark as it stands now.</returns>
    public async Task<Result<long>> ByAgentAsync(Actor actor, long conversationId, long seq, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId)
            return Refusal.NotFound;

        return await database.WriteAsync<Result<long>>(
            session =>
            {
                if (_store.FindVisible(session.Connection, actor, conversationId) is not { } conversation)
                    return Refusal.NotFound;
                return Mark(session, conversation, agentId, Math.Min(seq, conversation.LastSeq));
            },
            cancellationToken);
    }

    /// <summary>
    /// The visitor has seen everything up to this message of theirs; the agents' messages until there become "read".
    /// Refused: not_found.
    /// </summary>
    /// <returns>The mark as it stands now, as a seq of the message's conversation.</returns>
    public async Task<Result<long>> ByVisitorAsync(Actor visitor, long messageId, CancellationToken cancellationToken) =>
        await database.WriteAsync<Result<long>>(
            session =>
            {
                var connection = session.Connection;
                if (MessageStore.Find(connection, messageId) is not { } message
                    || _store.FindVisible(connection, visitor, message.ConversationId) is not { } conversation)
                {
                    return Refusal.NotFound;
                }

                return MarkByCustomer(session, conversation, message.Seq, message.Id);
            },
            cancellationToken);

    /// <summary>As the customer's client tells, from the page or from the platform.</summary>
    internal static long MarkByCustomer(IWriteSession session, ConversationRecord conversation, long seq, long messageId)
    {
        if (seq <= conversation.CustomerReadSeq)
            return conversation.CustomerReadSeq;
        session.Connection.Execute(
            "update conversations set customer_read_seq = @seq where id = @Id", new { conversation.Id, seq });
        SetRead(session, conversation.Id, Senders.Agent, conversation.CustomerReadSeq, seq);
        ConversationEvents.TellRead(session, new ReadMark(conversation.Id, Senders.Customer, null, seq, messageId), conversation.Scope);
        return seq;
    }

    private long Mark(IWriteSession session, ConversationRecord conversation, long agentId, long seq)
    {
        var connection = session.Connection;
        var former = connection.ExecuteScalar<long?>(
            "select seq from read_marks where agent_id = @agentId and conversation_id = @Id", new { conversation.Id, agentId }) ?? 0;
        if (seq <= former)
            return former;

        connection.Execute(
            """
            insert into read_marks (agent_id, conversation_id, seq, at) values (@agentId, @Id, @seq, @now)
            on conflict (agent_id, conversation_id) do update set seq = excluded.seq, at = excluded.at
            """,
            new { agentId, conversation.Id, seq, now = time.Milliseconds() });

        // A colleague who looks on has not read it for the customer.
        if (conversation.AgentId == agentId)
            SetRead(session, conversation.Id, Senders.Customer, former, seq);
        var messageId = connection.ExecuteScalar<long>(
            "select id from messages where conversation_id = @Id and seq = @seq", new { conversation.Id, seq });
        ConversationEvents.TellRead(session, new ReadMark(conversation.Id, Senders.Agent, agentId, seq, messageId), conversation.Scope);
        return seq;
    }

    private static void SetRead(IWriteSession session, long conversationId, string sender, long after, long upTo) =>
        session.Connection.Execute(
            """
            update messages set delivery = 'read'
            where conversation_id = @conversationId and seq > @after and seq <= @upTo and sender = @sender
                and hidden = 0 and delivery in ('sent', 'delivered')
            """,
            new { conversationId, sender, after, upTo });
}
