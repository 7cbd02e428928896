using Appliance.Core.Files;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>
/// Old messages brought in from elsewhere: they stand under their own times in a closed conversation of their own, count
/// in no figure, and nobody is told.
/// </summary>
internal static class PastMessages
{
    private const string Reason = "imported";

    public static Result<SentMessage> Add(IWriteSession session, Incoming incoming, long identityId, MessageDraft draft)
    {
        var connection = session.Connection;
        if (draft.Content.FileId is not null)
        {
            if (MessageFiles.Describe(session, draft.Content, incoming.FileOwner) is not { } described)
                return Refusal.NotFound;
            draft = draft with { Content = described };
        }

        var id = connection.ExecuteScalar<long?>(
            "select id from conversations where customer_id = @CustomerId and identity_id = @identityId and close_reason = @Reason limit 1",
            new { incoming.CustomerId, identityId, Reason }) ?? Open(session, incoming, identityId, draft.Now);
        var seq = connection.ExecuteScalar<long>(
            "update conversations set last_seq = last_seq + 1, last_message_at = max(last_message_at, @Now) where id = @id returning last_seq",
            new { id, draft.Now });
        var message = MessageStore.Insert(session, id, incoming.CustomerId, seq, draft);
        if (message is null)
            return Refusal.Conflict("duplicate");
        if (draft.Content.FileId is { } fileId)
            FileClaims.Attach(session, fileId, message.Id);
        return new SentMessage(message, Created: true);
    }

    private static long Open(IWriteSession session, Incoming incoming, long identityId, long at) => session.Connection.ExecuteScalar<long>(
        """
        insert into conversations (state, channel, channel_account_id, customer_id, identity_id, started_by, last_message_at,
            started_at, closed_at, close_reason, updated_at)
        select 'closed', ca.channel, ca.id, @CustomerId, @identityId, 'customer', @at, @at, @at, @Reason, @at
        from channel_accounts ca where ca.id = @ChannelAccountId
        returning id
        """,
        new { incoming.CustomerId, incoming.ChannelAccountId, identityId, at, Reason });
}
