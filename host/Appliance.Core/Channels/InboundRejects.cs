using System.Data.Common;
using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>
/// What came in on a channel account and reached no agent, until somebody has looked at it. To see it needs
/// <c>channels.view</c>, to mark it as seen <c>channels.edit</c>.
/// </summary>
public sealed class InboundRejects(IDatabase database, ChannelAccounts accounts, TimeProvider time)
{
    /// <summary>Counting stops here: a platform that changed its format sends the like by the thousand.</summary>
    public const int MostCounted = 1000;

    /// <summary>Those of an account that nobody has marked as seen, newest first. Refused: forbidden, not_found, invalid.</summary>
    public Result<Page<InboundRejectView>> List(Actor actor, long channelAccountId, PageRequest page)
    {
        var account = accounts.Get(actor, channelAccountId);
        if (account.IsRefused)
            return account.Refusal;
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var after))
            return Refusal.Invalid("cursor", "invalid");
        var rows = database.Read(connection => connection.Query<(long Id, long At, string Reason, string Raw)>(
            """
            select id, at, reason, raw from inbound_rejects
            where channel_account_id = @channelAccountId and resolved_at is null and id < @before order by id desc limit @fetch
            """,
            new { channelAccountId, before = after.Id, fetch = page.Fetch }).AsList());
        return page.Cut(
            rows.ConvertAll(row => new InboundRejectView(row.Id, StoredTime.From(row.At), row.Reason, row.Raw)), view => new PageCursor(0, view.Id));
    }

    /// <summary>Marks one as seen; no list shows it any more. Refused: forbidden, not_found (also when it was marked already).</summary>
    public Task<Result<int>> ResolveAsync(Actor actor, long channelAccountId, long id, CancellationToken cancellationToken) =>
        ResolveAsync(actor, channelAccountId, id, id, cancellationToken);

    /// <summary>Marks all as seen up to the newest that one has looked at. The number of them. Refused: forbidden, not_found (none was left).</summary>
    public Task<Result<int>> ResolveUpToAsync(Actor actor, long channelAccountId, long newestId, CancellationToken cancellationToken) =>
        ResolveAsync(actor, channelAccountId, 0, newestId, cancellationToken);

    /// <summary>Not marked as seen, of one account; at most <see cref="MostCounted"/>.</summary>
    internal static int Count(DbConnection connection, long channelAccountId) => connection.ExecuteScalar<int>(
        "select count(*) from (select 1 from inbound_rejects where channel_account_id = @channelAccountId and resolved_at is null limit @MostCounted) as r",
        new { channelAccountId, MostCounted });

    /// <summary>Of all accounts; at most <see cref="MostCounted"/>.</summary>
    internal static int Count(DbConnection connection) => connection.ExecuteScalar<int>(
        "select count(*) from (select 1 from inbound_rejects where resolved_at is null limit @MostCounted) as r", new { MostCounted });

    /// <summary>With its account they go out of sight: nobody could mark them any more.</summary>
    internal static void ResolveAll(DbConnection connection, long channelAccountId, long now) => connection.Execute(
        "update inbound_rejects set resolved_at = @now where channel_account_id = @channelAccountId and resolved_at is null", new { channelAccountId, now });

    private async Task<Result<int>> ResolveAsync(Actor actor, long channelAccountId, long first, long last, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ChannelsEdit))
            return Refusal.Forbidden(Permissions.ChannelsEdit);
        var account = accounts.Get(actor, channelAccountId);
        if (account.IsRefused)
            return account.Refusal;
        return await database.WriteAsync<Result<int>>(
            session =>
            {
                var marked = session.Connection.Execute(
                    """
                    update inbound_rejects set resolved_at = @now
                    where channel_account_id = @channelAccountId and resolved_at is null and id between @first and @last
                    """,
                    new { channelAccountId, first, last, now = time.Milliseconds() });
                return marked > 0 ? marked : Refusal.NotFound;
            },
            cancellationToken);
    }
}
