using System.Data.Common;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>What a visitor may do with their conversation besides writing.</summary>
public sealed class VisitorConversation(IDatabase database, TimeProvider time)
{
    /// <summary>The open conversation as the visitor sees it, with its queue place; null when none is open.</summary>
    public ConversationView? Open(Actor visitor) => database.Read(connection =>
        visitor is { CustomerId: { } customer, ChannelAccountId: { } account }
            && ConversationStore.FindOpen(connection, customer, account) is { } open
            ? (ConversationViews.One(connection, open.Id, null)! with { QueuePlace = QueuePlaces.Of(connection, open.Id) }).ForVisitor()
            : null);

    /// <summary>Ends the open conversation. Refused: not_found when none is open.</summary>
    public async Task<Result<ConversationView>> CloseAsync(Actor visitor, CancellationToken cancellationToken) =>
        await database.WriteAsync<Result<ConversationView>>(
            session =>
            {
                if (visitor is not { CustomerId: { } customer, ChannelAccountId: { } account }
                    || ConversationStore.FindOpen(session.Connection, customer, account) is not { } open)
                    return Refusal.NotFound;
                return ConversationTransitions.Close(session, open, "customer", new Closing(null, null, null), time.Milliseconds()).ForVisitor();
            },
            cancellationToken);

    /// <summary>
    /// Rates the latest conversation; a second rating of the same episode replaces the first. Refused: not_found, invalid.
    /// </summary>
    public async Task<Result<RatingView>> RateAsync(Actor visitor, NewRating rating, CancellationToken cancellationToken)
    {
        if (rating.Score is < 1 or > 5)
            return Refusal.Invalid("score", "out_of_range");
        if (rating.Tags is { Count: > 10 } || rating.Tags?.Any(tag => tag is null or { Length: > 30 }) == true)
            return Refusal.Invalid("tags", "too_long");
        if (rating.Comment is { Length: > 1000 })
            return Refusal.Invalid("comment", "too_long");

        return await database.WriteAsync<Result<RatingView>>(
            session =>
            {
                if (visitor is not { CustomerId: { } customer, ChannelAccountId: { } account }
                    || ConversationStore.FindLatest(session.Connection, customer, account) is not { } latest)
                    return Refusal.NotFound;
                var now = time.Milliseconds();
                Store(session.Connection, latest, rating, now);
                ConversationEvents.TellUpdated(session, latest);
                return new RatingView(rating.Score, rating.Tags ?? [], rating.Solved, rating.Comment, StoredTime.From(now));
            },
            cancellationToken);
    }

    private static void Store(DbConnection connection, ConversationRecord conversation, NewRating rating, long now) =>
        connection.Execute(
            """
            insert into ratings (conversation_id, episode, customer_id, group_id, agent_id, score, solved, tags, comment, at)
            values (@Id, @Episode, @CustomerId, @GroupId, @AgentId, @Score, @Solved, @tags, @Comment, @now)
            on conflict (conversation_id, episode) do update set
                score = excluded.score, solved = excluded.solved, tags = excluded.tags, comment = excluded.comment, at = excluded.at
            """,
            new
            {
                conversation.Id, conversation.Episode, conversation.CustomerId, conversation.GroupId, conversation.AgentId,
                rating.Score, rating.Solved, rating.Comment, tags = StoredJson.Write(rating.Tags ?? []), now,
            });
}
