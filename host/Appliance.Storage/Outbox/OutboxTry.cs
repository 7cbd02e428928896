using Microsoft.Extensions.Logging;

namespace Appliance.Storage.Outbox;

/// <summary>Tries one claimed entry and writes down what became of it.</summary>
internal sealed class OutboxTry(OutboxStore store, IDatabase database, StorageOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan SettlePause = TimeSpan.FromSeconds(1);

    /// <param name="entry">The entry, claimed.</param>
    /// <param name="sender">Who performs it.</param>
    /// <param name="cancellationToken">Ends the try without a verdict: the row stays as it is and is looked at on the next start.</param>
    public async Task RunAsync(OutboxEntry entry, IOutboxSender sender, CancellationToken cancellationToken)
    {
        OutboxResult result;
        var explained = true;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var timer = time.CreateTimer(_ => limit.Cancel(), null, options.OutboxTryLimit, Timeout.InfiniteTimeSpan);
            result = await Task.Run(() => sender.SendAsync(entry, limit.Token), CancellationToken.None).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            var reason = e is OperationCanceledException ? OutboxReasons.NoAnswer : e.Message;
            logger.LogWarning(e, "Try {Attempt} of outbox entry {Id} ({Kind}) ended without a result", entry.Attempt, entry.Id, entry.Kind);
            explained = false;
            result = new OutboxResult(sender.RetriesAreSafe ? OutboxOutcome.Retry : OutboxOutcome.Ambiguous, reason);
        }

        await RecordAsync(entry, sender, result, explained, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the verdict, as often as it takes: what was sent must not be forgotten because the disk was full.</summary>
    private async Task RecordAsync(OutboxEntry entry, IOutboxSender sender, OutboxResult result, bool explained, CancellationToken cancellationToken)
    {
        var callBack = true;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await database.WriteAsync(session => Record(entry, sender, result, explained, callBack, session), CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (e is StorageFullException or StorageBusyException)
            {
                logger.LogWarning("The result of outbox entry {Id} cannot be stored yet: {Reason}", entry.Id, e.Message);
                try
                {
                    await Task.Delay(SettlePause, time, cancellationToken).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
            catch (Exception e) when (callBack)
            {
                // The row is settled all the same: to try it again because its owner's bookkeeping fails would send twice.
                logger.LogError(e, "The sender of {Kind} failed to write down the result of outbox entry {Id}", entry.Kind, entry.Id);
                callBack = false;
            }
            catch (Exception e)
            {
                logger.LogError(e, "The result of outbox entry {Id} could not be stored", entry.Id);
                return;
            }
        }
    }

    private void Record(OutboxEntry entry, IOutboxSender sender, OutboxResult result, bool explained, bool callBack, IWriteSession session)
    {
        if (result.Outcome == OutboxOutcome.Retry && entry.Attempt < OutboxBackoff.MaxAttempts)
        {
            var pause = result.RetryAfter ?? OutboxBackoff.After(entry.Attempt, Random.Shared.NextDouble());
            OutboxStore.Postpone(session, entry.Id, time.GetUtcNow() + pause, result.Reason);
            return;
        }

        if (result.Outcome == OutboxOutcome.Wait)
        {
            OutboxStore.PutBack(session, entry.Id, time.GetUtcNow() + (result.RetryAfter ?? OutboxBackoff.After(entry.Attempt, Random.Shared.NextDouble())), result.Reason);
            return;
        }

        var state = result.Outcome switch
        {
            OutboxOutcome.Done => "done",
            OutboxOutcome.Failed => "failed",
            OutboxOutcome.Ambiguous => "ambiguous",
            _ => "dead",
        };
        store.Settle(session, entry.Id, state, result.Reason);
        if (!callBack)
            return;
        result.OnSettled?.Invoke(session);
        if (state == "dead")
            sender.GaveUp(entry, result.Reason ?? "retries used up", session);
        else if (!explained)
            sender.BecameAmbiguous(entry, result.Reason!, session);
    }
}
