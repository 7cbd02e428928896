using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>
/// Sessions go 90 days after they could last have been used. The newest of an agent stays: it says when the account was
/// last used.
/// </summary>
internal sealed class SessionRetention(IDatabase database, TimeProvider clock) : IUpkeep
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public string Name => "sessions";

    public Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var before = (clock.GetUtcNow() - Kept).ToUnixTimeMilliseconds();
        return database.WriteSlicesAsync(
            session => session.Connection.Execute(
                """
                delete from sessions where id in (
                    select s.id from sessions s
                    where s.expires_at < @before and exists (select 1 from sessions n where n.agent_id = s.agent_id and n.last_seen_at > s.last_seen_at)
                    limit @Slice)
                """,
                new { before, SlicedWrites.Slice }),
            cancellationToken);
    }
}
