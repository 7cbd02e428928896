using System.Text;
using Appliance.Storage;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Audit;

/// <summary>
/// Every hour, and at each start, the head of the audit log goes to three places outside of it: a file in the data folder
/// that backups take along, the event log, and the server's log, which a company ships elsewhere.
/// </summary>
public sealed class AuditHeads(DatabaseStarter starter, IDatabase database, DataFolder folder, TimeProvider clock, ILogger<AuditHeads> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Writes the present head down. Returns it.</summary>
    public async Task<AuditHead> NoteAsync(CancellationToken cancellationToken)
    {
        var head = database.Read(connection =>
        {
            var (id, hash) = connection.QuerySingleOrDefault<(long Id, string? Hash)>("select id, hash from audit_log order by id desc limit 1");
            return new AuditHead(clock.GetUtcNow(), connection.ExecuteScalar<long>("select count(*) from audit_log"), id, hash ?? AuditChain.Start);
        });

        // Only what is committed is noted, so that a head never goes beyond the log after a power cut.
        await AddLineAsync(head, cancellationToken);
        await database.WriteAsync(session => { session.Append(AuditEvents.Of(head)); }, cancellationToken);
        logger.LogInformation("Head of the audit log: {Count} entries, the last is {LastId} with hash {Hash}", head.Count, head.LastId, head.Hash);
        return head;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await starter.Started.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(Interval, clock);
            do
            {
                await TryAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task AddLineAsync(AuditHead head, CancellationToken cancellationToken)
    {
        var file = new FileStream(folder.AuditHeads, FileMode.Append, FileAccess.Write, FileShare.Read);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(Encoding.ASCII.GetBytes(head + "\n"), cancellationToken);
            file.Flush(flushToDisk: true);
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await NoteAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogWarning(fault, "The head of the audit log could not be written down; it is tried again in an hour");
        }
    }
}
