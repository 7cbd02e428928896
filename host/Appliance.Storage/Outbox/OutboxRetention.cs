using Dapper;

namespace Appliance.Storage.Outbox;

/// <summary>Deletes settled entries past their time, in slices on the bulk lane; those that did not end well stay three times as long.</summary>
internal sealed class OutboxRetention(IDatabase database, StorageOptions options, TimeProvider time) : IUpkeep
{
    public string Name => "outbox";

    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await DeleteAsync(["done"], now - options.OutboxRetention, cancellationToken).ConfigureAwait(false)
            + await DeleteAsync(["failed", "ambiguous", "dead"], now - (3 * options.OutboxRetention), cancellationToken).ConfigureAwait(false);
    }

    private Task<long> DeleteAsync(string[] states, DateTimeOffset before, CancellationToken cancellationToken) => database.WriteSlicesAsync(
        session => session.Connection.Execute(
            "delete from outbox where id in (select id from outbox where state in @states and settled_at < @before limit @Slice)",
            new { states, before = before.ToUnixTimeMilliseconds(), SlicedWrites.Slice }),
        cancellationToken);
}
