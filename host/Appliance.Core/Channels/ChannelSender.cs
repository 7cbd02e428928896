using System.Globalization;
using Appliance.Core.Conversations;
using Appliance.Core.Files;
using Appliance.Sdk.Channels;
using Appliance.Storage;
using Appliance.Storage.Outbox;

namespace Appliance.Core.Channels;

/// <summary>
/// Hands agents' messages to platforms: the outbox's tries, in order within a conversation, each under the same id.
/// </summary>
public sealed class ChannelSender(IDatabase database, ChannelConnections connections, FileReads files) : IOutboxSender
{
    // While a plugin is away, its messages wait: back soon, or for as long as the outbox tries.
    private static readonly TimeSpan WhileAway = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public string Kind => ChannelSendJob.Kind;

    /// <inheritdoc/>
    public async Task<OutboxResult> SendAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        var job = StoredJson.Read<ChannelSendJob>(entry.Payload)!;
        if (database.Read(connection => ChannelOutgoing.Find(connection, job.MessageId)) is not { } outgoing)
            return new OutboxResult(OutboxOutcome.Failed, "the message is gone");
        if (outgoing.RecalledAt is not null)
            return new OutboxResult(OutboxOutcome.Done, "recalled before it was sent");
        if (connections.Find(outgoing.ChannelAccountId) is not { } connection)
            return new OutboxResult(OutboxOutcome.Retry, "the channel is not running", WhileAway);

        var element = StoredJson.Element(outgoing.Content);
        if (ChannelContents.ToSdk(outgoing.Type, element, Open) is not { } content)
            return Failed(job, "消息内容无法经此渠道发送");
        var result = await connection.SendAsync(
            new OutboundMessage
            {
                Id = entry.IdempotencyKey,
                RecipientId = outgoing.RecipientId,
                Content = content,
                FallbackText = ChannelContents.Fallback(outgoing.Type, element),
                Automatic = outgoing.Automatic,
                SenderName = outgoing.SenderName,
                InReplyTo = outgoing.InReplyTo,
                LastReceivedAt = StoredTime.From(outgoing.LastReceivedAt),
                CreatedAt = StoredTime.From(outgoing.CreatedAt),
                Attempt = entry.Attempt,
            },
            cancellationToken);
        return Read(job, result);
    }

    /// <inheritdoc/>
    public void GaveUp(OutboxEntry entry, string reason, IWriteSession session) =>
        MessageDelivery.Settle(session, StoredJson.Read<ChannelSendJob>(entry.Payload)!.MessageId, DeliveryStates.Failed, reason, null);

    /// <inheritdoc/>
    public void BecameAmbiguous(OutboxEntry entry, string reason, IWriteSession session) =>
        MessageDelivery.Settle(session, StoredJson.Read<ChannelSendJob>(entry.Payload)!.MessageId, DeliveryStates.Failed, Ambiguous(reason), null);

    private static OutboxResult Read(ChannelSendJob job, SendResult result) => result.Outcome switch
    {
        SendOutcome.Sent => new OutboxResult(
            OutboxOutcome.Done,
            OnSettled: session => MessageDelivery.Settle(session, job.MessageId, DeliveryStates.Sent, null, result.PlatformMessageId)),
        SendOutcome.Retry => new OutboxResult(OutboxOutcome.Retry, result.Reason?.Zh ?? result.Code, result.RetryAfter),
        SendOutcome.Refused => Failed(job, result.Reason?.Zh ?? result.Code ?? "refused"),
        _ => new OutboxResult(
            OutboxOutcome.Ambiguous,
            result.Reason?.Zh ?? result.Code,
            OnSettled: session => MessageDelivery.Settle(
                session, job.MessageId, DeliveryStates.Failed, Ambiguous(result.Reason?.Zh ?? result.Code ?? ""), null)),
    };

    private static OutboxResult Failed(ChannelSendJob job, string reason) => new(
        OutboxOutcome.Failed, reason, OnSettled: session => MessageDelivery.Settle(session, job.MessageId, DeliveryStates.Failed, reason, null));

    private static string Ambiguous(string reason) => string.Create(CultureInfo.InvariantCulture, $"可能已送达,未自动重发:{reason}");

    private Media? Open(long fileId)
    {
        var file = files.Get(Actor.System, fileId);
        return file.IsRefused ? null : new Media
        {
            Name = file.Value.Name,
            ContentType = file.Value.ContentType,
            Size = file.Value.Size,
            OpenAsync = _ => Task.FromResult(files.Open(file.Value) ?? throw new FileNotFoundException("The disk has lost the file.", file.Value.Name)),
        };
    }
}
