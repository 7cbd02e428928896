using Appliance.Storage;

namespace Appliance.Core.Notices;

/// <summary>Deletes notices after 180 days, read or not.</summary>
internal sealed class NoticeRetention(IDatabase database, TimeProvider clock) : IUpkeep
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public string Name => "notices";

    public Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var before = (clock.GetUtcNow() - Kept).ToUnixTimeMilliseconds();
        return database.WriteSlicesAsync(session => NoticeStore.DeleteOlder(session.Connection, before, SlicedWrites.Slice), cancellationToken);
    }
}
