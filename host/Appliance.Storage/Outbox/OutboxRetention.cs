using Dapper;

namespace Appliance.Storage.Outbox;

/// <summary>Deletes settled entries past their time, in slices on the bulk lane; those that did not end well stay three times as long.</summary>
internal sealed class OutboxRetention(IDatabase database, StorageOptions options, TimeProvider time)
{
    private const int Slice = 500;

    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await DeleteAsync(["done"], now - options.OutboxRetention, cancellationToken).ConfigureAwait(false)
            + await DeleteAsync(["failed", "ambiguous", "dead"], now - (3 * options.OutboxRetention), cancellationToken).ConfigureAwait(false);
    }

    private async Task<long> DeleteAsync(string[] states, DateTimeOffset before, CancellationToken cancellationToken)
    {
        long deleted = 0;
        while (true)
        {
            var count = await database.WriteAsync(
                session => session.Connection.Execute(
                    "delete from outbox where id in (select id from outbox where state in @states and settled_at < @before limit @slice)",
                    new { states, before = before.ToUnixTimeMilliseconds(), slice = Slice }),
                cancellationToken,
                WriteLane.Bulk).ConfigureAwait(false);
            deleted += count;
            if (count < Slice)
                return deleted;
        }
    }
}
