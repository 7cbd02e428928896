using System.Globalization;
using System.Text.Json;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Core.Files;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>
/// Where everything that a platform sends to one account goes. A message is stored once however often it comes; what
/// cannot be read is kept raw.
/// </summary>
internal sealed class ChannelInbox(
    long channelAccountId, IDatabase database, CustomerService customers, FileUploads files, TypingSignals typing, ChannelHealth health, TimeProvider time) : IInbox
{
    private const int MaxRaw = 65_536;
    private const int MaxReason = 500;

    public async Task<Receipt> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (message.ExternalId is not { Length: > 0 and <= 200 } || message.Sender?.Id is not { Length: > 0 and <= 200 } || message.Content is null)
            return await KeepAsync(Describe(message), "id, sender or content is missing or too long", cancellationToken);
        if (database.Read(connection => InboundKeys.Contains(connection, channelAccountId, message.ExternalId)))
            return new Receipt(ReceiptOutcome.Duplicate);

        var file = await FetchAsync(message.Content, cancellationToken);
        if (file is { IsRefused: true } refused)
            return await KeepAsync(Describe(message), $"file refused: {refused.Refusal!.Code}", cancellationToken);
        var (type, content) = ChannelContents.FromSdk(message.Content, file?.Value);
        var checkedContent = ContentRules.Check(
            new NewMessage("inbound", type, JsonSerializer.SerializeToElement(content, StoredJson.Options)), Senders.Customer, byChannel: true);
        if (checkedContent.IsRefused)
            return await KeepAsync(Describe(message), $"content refused: {Words(checkedContent.Refusal)}", cancellationToken);

        return await GuardAsync(() => database.WriteAsync(
            session => Store(session, message, checkedContent.Value), cancellationToken));
    }

    public Task ReportDeliveryAsync(DeliveryReport report, CancellationToken cancellationToken) => GuardAsync(() => database.WriteAsync(
        session => MessageDelivery.Report(session, channelAccountId, report), cancellationToken));

    public Task ReportTypingAsync(string senderId, bool isTyping, CancellationToken cancellationToken)
    {
        var customerId = database.Read(connection => connection.ExecuteScalar<long?>(
            "select customer_id from identities where channel_account_id = @channelAccountId and external_id = @senderId",
            new { channelAccountId, senderId }));
        if (isTyping && customerId is { } customer)
            typing.ByVisitor(Actor.Visitor(customer, channelAccountId, "channel"));
        return Task.CompletedTask;
    }

    public Task KeepUnreadableAsync(string raw, string reason, CancellationToken cancellationToken) => KeepAsync(raw, reason, cancellationToken);

    public Task ReportHealthAsync(HealthReport report, CancellationToken cancellationToken) =>
        GuardAsync(() => health.ReportAsync(channelAccountId, report, cancellationToken));

    private Receipt Store(IWriteSession session, InboundMessage message, ValidContent content)
    {
        var connection = session.Connection;

        // Asked again on the writer: of two deliveries at the same time one has won by now.
        if (InboundKeys.Contains(connection, channelAccountId, message.ExternalId))
            return new Receipt(ReceiptOutcome.Duplicate);

        var sender = message.Sender;
        var identity = customers.FindOrCreate(session, channelAccountId, sender.Id, sender.Name, sender.Locale);
        if (sender.VerifiedEmail is not null || sender.VerifiedPhone is not null)
            customers.Verify(session, identity.CustomerId, new StatedProfile { Email = sender.VerifiedEmail, Phone = sender.VerifiedPhone });

        var incoming = new Incoming
        {
            CustomerId = identity.CustomerId,
            ChannelAccountId = channelAccountId,
            FileOwner = FileOwner.Channel(channelAccountId),
            Entry = Entry(message.Entry),
        };
        var draft = new MessageDraft
        {
            Sender = Senders.Customer,
            Client = "channel",
            ClientId = string.Create(CultureInfo.InvariantCulture, $"inbound-{channelAccountId}-{message.ExternalId}"),
            ExternalId = message.ExternalId,
            Content = content,
            Delivery = DeliveryStates.Sent,
            Now = message.Past ? message.At.ToUnixTimeMilliseconds() : time.Milliseconds(),
        };
        var received = message.Past
            ? PastMessages.Add(session, incoming, identity.IdentityId, draft)
            : MessageIntake.Receive(session, incoming, draft);
        if (received.IsRefused)
        {
            session.Discard();
            return new Receipt(ReceiptOutcome.Refused, Words(received.Refusal));
        }

        InboundKeys.Add(connection, channelAccountId, message.ExternalId, received.Value.Message.Id, time.Milliseconds());
        return new Receipt(ReceiptOutcome.Stored);
    }

    private async Task<Result<StoredFile>?> FetchAsync(MessageContent content, CancellationToken cancellationToken)
    {
        if (content is not MediaContent media)
            return null;
        await using var stream = await media.Media.OpenAsync(cancellationToken);
        return await GuardAsync(() => files.ReceiveAsync(channelAccountId, media.Media.Name, stream, cancellationToken));
    }

    private Task<Receipt> KeepAsync(string raw, string reason, CancellationToken cancellationToken) => GuardAsync(() => database.WriteAsync(
        session =>
        {
            session.Connection.Execute(
                "insert into inbound_rejects (channel_account_id, reason, raw, at) values (@channelAccountId, @reason, @raw, @now)",
                new { channelAccountId, reason = Cut(reason, MaxReason), raw = Cut(raw, MaxRaw), now = time.Milliseconds() });
            return new Receipt(ReceiptOutcome.Refused, reason);
        },
        cancellationToken));

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is StorageBusyException or StorageFullException)
        {
            throw new InboxUnavailableException(exception.Message, exception);
        }
    }

    private static Task<bool> GuardAsync(Func<Task> work) => GuardAsync(async () =>
    {
        await work();
        return true;
    });

    private static Conversations.ConversationEntry Entry(Sdk.Channels.ConversationEntry? entry) => new()
    {
        Page = Cut(entry?.Page, MaxReason),
        Campaign = Cut(entry?.Campaign, MaxReason),
        AdSource = Cut(entry?.AdSource, MaxReason),
        Region = Cut(entry?.Region, MaxReason),
        Device = Cut(entry?.Device, MaxReason),
    };

    // Files are not in it: their bytes come from a stream that can be read once.
    private static string Describe(InboundMessage message) => message.ToString();

    private static string Words(Refusal refusal) => refusal.Errors is { } errors
        ? string.Join("; ", errors.Select(error => $"{error.Key}: {string.Join(", ", error.Value)}"))
        : refusal.Code;

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text, int max) => text is null || text.Length <= max ? text : text[..max];
}
