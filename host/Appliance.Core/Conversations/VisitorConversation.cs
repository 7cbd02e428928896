using System.Data.Common;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>What a visitor may do with their conversation besides writing.</summary>
public sealed class VisitorConversation(IDatabase database, ServicePace pace, TimeProvider time)
{
    // Somebody who comes back on the next day still knows how it was.
    private static readonly TimeSpan RatingOpen = TimeSpan.FromDays(2);

    /// <summary>
    /// The open conversation as the visitor sees it, with its queue place and the wait to expect; null when none is open.
    /// </summary>
    public ConversationView? Open(Actor visitor) => database.Read(connection =>
    {
        if (visitor is not { CustomerId: { } customer, ChannelAccountId: { } account }
            || ConversationStore.FindOpen(connection, customer, account) is not { } open)
            return null;
        var place = QueuePlaces.Of(connection, open.Id);
        var view = ConversationViews.One(connection, open.Id, null)! with
        {
            QueuePlace = place,
            EstimatedWaitSeconds = place is { } ahead ? pace.WaitSeconds(connection, open.GroupId, ahead) : null,
        };
        return view.ForVisitor();
    });

    /// <summary>
    /// The latest conversation, when it has ended within two days and a person has served it: a rating of it is welcome.
    /// Null also while one is open.
    /// </summary>
    public LastConversation? Last(Actor visitor) => database.Read(connection =>
    {
        if (visitor is not { CustomerId: { } customer, ChannelAccountId: { } account })
            return null;
        var (id, closedAt, rated) = connection.QueryFirstOrDefault<(long, long?, long)>(
            """
            select c.id, case when c.state = 'closed' and c.accepted_at is not null then c.closed_at end,
                (select count(*) from ratings r where r.conversation_id = c.id and r.episode = c.episode)
            from conversations c where c.customer_id = @customer and c.channel_account_id = @account order by c.id desc limit 1
            """,
            new { customer, account });
        return closedAt is { } ended && ended > time.Milliseconds() - (long)RatingOpen.TotalMilliseconds
            ? new LastConversation(id, StoredTime.From(ended), rated > 0)
            : null;
    });

    /// <summary>Ends the open conversation. Refused: not_found when none is open.</summary>
    public async Task<Result<ConversationView>> CloseAsync(Actor visitor, CancellationToken cancellationToken) =>
        await database.WriteAsync<Result<ConversationView>>(
            session =>
            {
                if (visitor is not { CustomerId: { } customer, ChannelAccountId: { } account }
                    || ConversationStore.FindOpen(session.Connection, customer, account) is not { } open)
                {
                    return Refusal.NotFound;
                }

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
                {
                    return Refusal.NotFound;
                }

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
                conversation.Id,
                conversation.Episode,
                conversation.CustomerId,
                conversation.GroupId,
                conversation.AgentId,
                rating.Score,
                rating.Solved,
                rating.Comment,
                tags = StoredJson.Write(rating.Tags ?? []),
                now,
            });
}
