using Appliance.Core.Files;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>
/// A customer's message, from whatever channel, on its way into the open conversation or a new one. The hot path of the
/// whole server: into an open conversation it costs four prepared statements and one event.
/// </summary>
internal static class MessageIntake
{
    private static readonly Statement FindOpen = new(
        """
        select id, last_seq, episode, group_id, agent_id from conversations
        where customer_id = @customer and channel_account_id = @account and state <> 'closed' limit 1
        """,
        "@customer", "@account");

    // The writer is the only one who writes, so the seq read is still the last one. There is no gap, because a piece of
    // work that does not store its message is undone as a whole.
    private static readonly Statement Advance = new(
        """
        update conversations set last_seq = @seq, last_message_at = @now, last_customer_message_at = @now,
            awaiting_reply_since = coalesce(awaiting_reply_since, @now), updated_at = @now
        where id = @id
        """,
        "@seq", "@now", "@id");

    /// <summary>Stores the message, opening a conversation when none is open; an earlier one with its client id wins.</summary>
    public static Result<SentMessage> Receive(IWriteSession session, Incoming incoming, MessageDraft draft) =>
        IntoOpen(session, incoming, ref draft) ?? Open(session, incoming, draft);

    /// <summary>The same, but null, and nothing is stored, when none is open.</summary>
    public static Result<SentMessage>? ReceiveIntoOpen(IWriteSession session, Incoming incoming, MessageDraft draft) =>
        IntoOpen(session, incoming, ref draft);

    private static Result<SentMessage>? IntoOpen(IWriteSession session, Incoming incoming, ref MessageDraft draft)
    {
        if (draft.Content.FileId is not null)
        {
            if (Earlier(session, incoming, draft) is { } earlier)
                return earlier;
            if (MessageFiles.Describe(session, draft.Content, incoming.FileOwner) is not { } described)
                return Refusal.NotFound;
            draft = draft with { Content = described };
        }

        if (OpenPlace(session, incoming) is not { } place)
        {
            // Also after the conversation that held the first one has closed, a repeated message opens none.
            return Earlier(session, incoming, draft) is { } earlier ? earlier : default(Result<SentMessage>?);
        }

        session.Execute(Advance, place.Seq, draft.Now, place.ConversationId);
        if (MessageStore.Insert(session, place.ConversationId, incoming.CustomerId, place.Seq, draft) is not { } message)
        {
            session.Discard();
            return Earlier(session, incoming, draft)!;
        }

        return Finish(session, place, draft, message);
    }

    private static SentMessage Finish(IWriteSession session, MessagePlace place, MessageDraft draft, MessageView message)
    {
        if (draft.Content.FileId is { } fileId)
            FileClaims.Attach(session, fileId, message.Id);
        EpisodeFacts.CustomerWrote(session, place.ConversationId, place.Episode, draft.Now);
        ConversationEvents.TellMessage(session, message, place.Scope);
        return new SentMessage(message, Created: true);
    }

    private static SentMessage? Earlier(IWriteSession session, Incoming incoming, MessageDraft draft) =>
        MessageStore.FindOfCustomer(session.Connection, incoming.CustomerId, draft.ClientId) is { } earlier
            ? new SentMessage(earlier, Created: false)
            : null;

    private static MessagePlace? OpenPlace(IWriteSession session, Incoming incoming)
    {
        using var rows = session.Query(FindOpen, incoming.CustomerId, incoming.ChannelAccountId);
        return !rows.Read() ? null : new MessagePlace(
            new EventScope(rows.Number(0), incoming.CustomerId, rows.NumberOrNull(3), rows.NumberOrNull(4), incoming.ChannelAccountId),
            rows.Number(0), Seq: rows.Number(1) + 1, Episode: rows.Number(2));
    }

    private static Result<SentMessage> Open(IWriteSession session, Incoming incoming, MessageDraft draft)
    {
        var connection = session.Connection;
        var greeting = Greeting.Of(connection, incoming.Entry.WidgetId);
        var seq = greeting is null ? 1 : 2;
        var opened = connection.QuerySingleOrDefault<ConversationRecord>(
            """
            insert into conversations (state, channel, channel_account_id, customer_id, identity_id, group_id, started_by,
                entry, last_seq, last_message_at, last_customer_message_at, awaiting_reply_since, started_at, queued_at,
                queue_order, updated_at)
            select 'waiting', ca.channel, ca.id, i.customer_id, i.id, coalesce(@GroupId, ca.group_id), 'customer', @entry, @seq,
                @Now, @Now, @Now, @Now, @Now, (select coalesce(max(queue_order), 0) + 1 from conversations), @Now
            from identities i join channel_accounts ca on ca.id = i.channel_account_id
            where i.customer_id = @CustomerId and i.channel_account_id = @ChannelAccountId and ca.enabled = 1
            order by i.id desc limit 1
            returning id as Id, state as State, channel as Channel, channel_account_id as ChannelAccountId,
                customer_id as CustomerId, identity_id as IdentityId, group_id as GroupId, episode as Episode, last_seq as LastSeq
            """,
            new { incoming.GroupId, incoming.CustomerId, incoming.ChannelAccountId, entry = StoredJson.Write(incoming.Entry), seq, draft.Now });
        if (opened is null)
            return Refusal.Refused("channel_disabled");
        EpisodeFacts.BeginEpisode(connection, opened, Senders.Customer, draft.Now, draft.Now);
        EpisodeFacts.EnterQueue(connection, opened, opened.GroupId, draft.Now);
        var greeted = greeting is null ? null : Greeting.Insert(session, opened, greeting, draft.Now);
        var message = MessageStore.Insert(session, opened.Id, incoming.CustomerId, seq, draft)
            ?? throw new InvalidOperationException("A client id was free and is not, within one write.");
        ConversationEvents.TellCreated(session, opened.Id);
        if (greeted is not null)
            ConversationEvents.TellMessage(session, greeted, opened.Scope);
        return Finish(session, new MessagePlace(opened.Scope, opened.Id, seq, opened.Episode), draft, message);
    }
}
