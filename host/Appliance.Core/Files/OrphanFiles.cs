using Appliance.Storage;
using Appliance.Storage.Blobs;

namespace Appliance.Core.Files;

/// <summary>Uploads that were never sent: rows first, then the content that no row names any more.</summary>
public sealed class OrphanFiles(IDatabase database, IBlobStore blobs, TimeProvider clock)
{
    private const int Slice = 100;

    /// <summary>Removes what no message has carried for <see cref="FileLimits.OrphanAge"/>; returns how many files.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var before = (clock.GetUtcNow() - FileLimits.OrphanAge).ToUnixTimeMilliseconds();
        var removed = 0;
        while (true)
        {
            var hashes = await database.WriteAsync(session => FileStore.RemoveOrphans(session, before, Slice), cancellationToken, WriteLane.Bulk);
            removed += hashes.Count;

            // On the writer, so that no upload of the same content can get its row in between.
            foreach (var hash in hashes.Distinct(StringComparer.Ordinal))
            {
                await database.WriteAsync(
                    session =>
                    {
                        if (!FileStore.IsNamed(session, hash))
                            blobs.Delete(hash);
                    },
                    cancellationToken,
                    WriteLane.Bulk);
            }

            if (hashes.Count < Slice)
                return removed;
        }
    }
}
