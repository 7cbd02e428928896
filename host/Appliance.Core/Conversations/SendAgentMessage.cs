using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Core.Customers;
using Appliance.Core.Files;
using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>An agent writes to the customer, or a note to colleagues.</summary>
public sealed class SendAgentMessage(
    IDatabase database, ConversationVisibility visibility, AgentDirectory agents, ChannelRules channels, TimeProvider time)
{
    private static readonly Statement Advance = new(
        """
        update conversations set last_seq = @seq, last_message_at = @now, updated_at = @now,
            awaiting_reply_since = case when @note = 1 then awaiting_reply_since end,
            unanswered_since = case when @note = 1 then unanswered_since end,
            first_response_at = case when @note = 1 then first_response_at else coalesce(first_response_at, @now) end
        where id = @id
        """,
        "@seq", "@now", "@note", "@id");

    private readonly ConversationStore _store = new(visibility);

    /// <summary>
    /// Stores the message and, on a channel that is not hosted here, queues it for the platform. Needs
    /// <c>conversations.send</c>, and <c>files.send</c> for what carries a file. Only the serving agent may write to the
    /// customer; a note may be written by whoever may change the conversation, also when it is closed.
    /// </summary>
    /// <returns>
    /// The message; the first one when the agent has used its client id in this conversation before. Refused: forbidden,
    /// not_found, conversation_closed, not_accepted, not_yours (409), agent_offline, type_not_allowed, channel_… (422),
    /// invalid (400).
    /// </returns>
    public async Task<Result<SentMessage>> SendAsync(
        Actor actor, long conversationId, NewMessage message, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId || !actor.May(Permissions.ConversationsSend))
            return Refusal.Forbidden(Permissions.ConversationsSend);
        var content = ContentRules.Check(message, Senders.Agent);
        if (content.IsRefused)
            return content.Refusal;
        if (content.Value.FileId is not null && !actor.May(Permissions.FilesSend))
            return Refusal.Forbidden(Permissions.FilesSend);

        var sent = await database.WriteAsync(
            session => Send(session, actor, agentId, conversationId, message.ClientId!, content.Value), cancellationToken);
        return sent.IsRefused || CustomerMask.Of(actor) == MaskedContacts.None
            ? sent
            : sent.Value with { Message = CustomerMask.For(actor, sent.Value.Message) };
    }

    private Result<SentMessage> Send(
        IWriteSession session, Actor actor, long agentId, long conversationId, string clientId, ValidContent content)
    {
        var connection = session.Connection;
        if (_store.FindEditable(connection, actor, conversationId) is not { } conversation)
            return Refusal.NotFound;

        // Before every other question: the answer to a repeated call must not depend on what happened in between.
        if (MessageStore.FindOfAgent(connection, conversationId, agentId, clientId) is { } earlier)
            return new SentMessage(earlier, Created: false);

        if (!content.IsNote && NotServing(session, conversation, agentId) is { } refusal)
            return refusal;
        if (content.FileId is not null)
        {
            if (MessageFiles.Describe(session, content, FileOwner.Agent(agentId)) is not { } described)
                return Refusal.NotFound;
            content = described;
        }

        var now = time.Milliseconds();
        if (!content.IsNote && channels.Objection(connection, conversation, content, now) is { } objection)
            return objection;
        return Store(session, conversation, content, new MessageDraft
        {
            Sender = Senders.Agent,
            Agent = agents.Find(agentId) is { } card ? AgentSummary.From(card) : null,
            Client = actor.Client,
            ClientId = clientId,
            Content = content,
            Hidden = content.IsNote,
            Delivery = content.IsNote || channels.IsHosted(connection, conversation) ? DeliveryStates.Sent : DeliveryStates.Queued,
            Now = now,
        });
    }

    internal static Refusal? NotServing(IWriteSession session, ConversationRecord conversation, long agentId) => conversation switch
    {
        { State: ConversationStates.Closed } => Refusal.Conflict("conversation_closed"),
        { State: ConversationStates.Waiting } => Refusal.Conflict("not_accepted"),
        _ when conversation.AgentId != agentId => Refusal.Conflict("not_yours"),
        _ => ConversationStore.IsOnDuty(session.Connection, agentId) ? null : Refusal.Refused("agent_offline"),
    };

    private static SentMessage Store(IWriteSession session, ConversationRecord conversation, ValidContent content, MessageDraft draft)
    {
        var seq = conversation.LastSeq + 1;
        session.Execute(Advance, seq, draft.Now, content.IsNote, conversation.Id);
        var message = MessageStore.Insert(session, conversation.Id, conversation.CustomerId, seq, draft)
            ?? throw new InvalidOperationException("A client id was free and is not, within one write.");
        if (content.FileId is { } fileId)
            FileClaims.Attach(session, fileId, message.Id);
        if (!content.IsNote)
            EpisodeFacts.Answered(session, conversation.Id, conversation.Episode, automatic: false, draft.Now);
        if (draft.Delivery == DeliveryStates.Queued)
            ChannelSendJob.Enqueue(session, message);

        ConversationEvents.TellMessage(session, message, conversation.Scope);
        if (!content.IsNote && conversation.FirstResponseAt is null)
            ConversationEvents.TellUpdated(session, conversation);
        return new SentMessage(message, Created: true);
    }
}
