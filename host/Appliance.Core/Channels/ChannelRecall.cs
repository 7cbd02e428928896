using Appliance.Sdk.Channels;
using Appliance.Storage;

namespace Appliance.Core.Channels;

/// <summary>Takes a message back from a platform that has it.</summary>
public sealed class ChannelRecall(IDatabase database, ChannelConnections connections)
{
    /// <summary>Asks the platform, within 15 s; null when it is gone there. Else channel_not_running, recall_not_supported or recall_refused.</summary>
    internal async Task<Refusal?> TakeBackAsync(long messageId, CancellationToken cancellationToken)
    {
        if (database.Read(connection => ChannelOutgoing.Find(connection, messageId)) is not { } outgoing || connections.Find(outgoing.ChannelAccountId) is not { } connection)
            return Refusal.Refused("channel_not_running");
        if (!connection.Recalls || outgoing.PlatformMessageId is not { } platformId)
            return Refusal.Refused("recall_not_supported");
        var result = await connection.RecallAsync(outgoing.RecipientId, platformId, cancellationToken);
        return result.Outcome == SendOutcome.Sent ? null : Refusal.Refused("recall_refused");
    }
}
