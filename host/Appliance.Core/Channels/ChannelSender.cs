using Appliance.Core.Conversations;
using Appliance.Core.Files;
using Appliance.Plugins.Parts;
using Appliance.Sdk;
using Appliance.Sdk.Channels;
using Appliance.Storage;
using Appliance.Storage.Outbox;

namespace Appliance.Core.Channels;

/// <summary>
/// Hands agents' messages to platforms: the outbox's tries, in order within a conversation, each under the same id.
/// </summary>
public sealed class ChannelSender(IDatabase database, ChannelConnections connections, IChannelCatalog catalog, FileReads files, TimeProvider time) : IOutboxSender
{
    // While a plugin is away (an upgrade, a fault that heals), its messages wait and use up no try.
    private static readonly TimeSpan WhileAway = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AwayForGood = TimeSpan.FromHours(24);
    private static readonly LocalizedText Gone = new("这个渠道已有一天没有运行", "The channel has not been running for a day");
    private static readonly LocalizedText Disabled = new("渠道账号已停用", "The channel account is disabled");
    private static readonly LocalizedText NotCarried = new("消息内容无法经此渠道发送", "This channel cannot carry such a message");

    private readonly ChannelPace _pace = new(time);

    /// <inheritdoc/>
    public string Kind => ChannelSendJob.Kind;

    /// <inheritdoc/>
    public async Task<OutboxResult> SendAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var job = Job(entry);
        if (database.Read(connection => ChannelOutgoing.Find(connection, job.MessageId)) is not { } outgoing)
            return new OutboxResult(OutboxOutcome.Failed, "the message is gone");
        if (outgoing.RecalledAt is not null)
            return new OutboxResult(OutboxOutcome.Done, "recalled before it was sent");
        if (!outgoing.AccountEnabled)
            return Failed(job, Disabled);
        if (connections.Find(outgoing.ChannelAccountId) is not { } connection)
        {
            return time.GetUtcNow() - entry.CreatedAt > AwayForGood
                ? Failed(job, Gone)
                : new OutboxResult(OutboxOutcome.Wait, "the channel is not running", WhileAway);
        }

        var element = StoredJson.Element(outgoing.Content);
        if (ChannelContents.ToSdk(outgoing.Type, element, Open) is not { } content)
            return Failed(job, NotCarried);
        if (catalog.Find(connection.ChannelId, connection.PluginId)?.Capabilities.MessagesPerMinute is { } most && _pace.Take(outgoing.ChannelAccountId, most) is { } pause)
            return new OutboxResult(OutboxOutcome.Wait, "the platform takes no more this minute", pause);

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
        await TakeBackIfRecalledAsync(connection, outgoing.RecipientId, job, result, cancellationToken);
        return Read(job, result);
    }

    /// <summary>Nothing: each try that may be the last settles its message itself, with the reason in both languages.</summary>
    public void GaveUp(OutboxEntry entry, string reason, IWriteSession session)
    {
    }

    /// <inheritdoc/>
    public void BecameAmbiguous(OutboxEntry entry, string reason, IWriteSession session) =>
        MessageDelivery.Set(session, Job(entry).MessageId, DeliveryStates.Failed, Ambiguous(InWords(reason)), null);

    /// <summary>Taken back while it was on its way: the platform has it, so it has to go there, too.</summary>
    private async Task TakeBackIfRecalledAsync(
        ConnectionHandle connection, string recipientId, ChannelSendJob job, SendResult result, CancellationToken cancellationToken)
    {
        if (result is { Outcome: SendOutcome.Sent, PlatformMessageId: { } platformId }
            && connection.Recalls
            && database.Read(read => ChannelOutgoing.Find(read, job.MessageId)) is { RecalledAt: not null })
            await connection.RecallAsync(recipientId, platformId, cancellationToken);
    }

    private static ChannelSendJob Job(OutboxEntry entry) => StoredJson.Read<ChannelSendJob>(entry.Payload)!;

    private static OutboxResult Read(ChannelSendJob job, SendResult result)
    {
        if (result.Outcome == SendOutcome.Sent)
        {
            return new OutboxResult(
                OutboxOutcome.Done,
                OnSettled: session => MessageDelivery.Set(session, job.MessageId, DeliveryStates.Sent, null, result.PlatformMessageId));
        }

        var reason = PlatformReason.Of(result.Reason, result.Code);
        return result.Outcome switch
        {
            // Settled only when this was the last try.
            SendOutcome.Retry => Ends(OutboxOutcome.Retry, job, reason, result.RetryAfter),
            SendOutcome.Refused => Failed(job, reason),
            _ => Ends(OutboxOutcome.Ambiguous, job, Ambiguous(reason)),
        };
    }

    private static OutboxResult Failed(ChannelSendJob job, LocalizedText reason) => Ends(OutboxOutcome.Failed, job, reason);

    private static OutboxResult Ends(OutboxOutcome outcome, ChannelSendJob job, LocalizedText reason, TimeSpan? retryAfter = null) => new(
        outcome, reason.Zh, retryAfter, session => MessageDelivery.Set(session, job.MessageId, DeliveryStates.Failed, reason, null));

    private static LocalizedText InWords(string reason) => reason switch
    {
        OutboxReasons.ProgramEnded => new("服务器在发送途中停止了", "The server stopped while it was sending"),
        OutboxReasons.NoAnswer => new("平台没有及时应答", "The platform did not answer in time"),
        _ => new(reason, reason),
    };

    private static LocalizedText Ambiguous(LocalizedText reason) =>
        new($"可能已送达，未自动重发：{reason.Zh}", $"It may have arrived and was not sent again: {reason.En}");

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
