using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>What reached no agent goes 30 days after somebody has marked it as seen, and after 180 days if nobody has.</summary>
internal sealed class InboundRejectRetention(IDatabase database, TimeProvider time) : IUpkeep
{
    private static readonly TimeSpan Seen = TimeSpan.FromDays(30);
    private static readonly TimeSpan Unseen = TimeSpan.FromDays(180);

    public string Name => "inbound rejects";

    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await DeleteAsync("resolved_at < @before", now - Seen, cancellationToken) + await DeleteAsync("at < @before", now - Unseen, cancellationToken);
    }

    private Task<long> DeleteAsync(string condition, DateTimeOffset before, CancellationToken cancellationToken) => database.WriteSlicesAsync(
        session => session.Connection.Execute(
            $"delete from inbound_rejects where id in (select id from inbound_rejects where {condition} limit @Slice)",
            new { before = before.ToUnixTimeMilliseconds(), SlicedWrites.Slice }),
        cancellationToken);
}
