using Appliance.Core.Files;
using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>A visitor writes: into their open conversation, or into a new one when none is open.</summary>
public sealed class SendVisitorMessage(IDatabase database, TimeProvider time)
{
    /// <summary>Stores the message; durable when the task completes.</summary>
    /// <param name="visitor">The visitor; their identity on the channel account must exist.</param>
    /// <param name="message">text, image, file, audio, video, location, menuReply or form.</param>
    /// <param name="opening">Asked only when no conversation is open: most messages go into one that is.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    /// <returns>
    /// The message; the first one when its client id has been used before by this customer. Refused: invalid (400),
    /// not_found for a file that is not theirs (404), type_not_allowed, channel_disabled (422).
    /// </returns>
    public async Task<Result<SentMessage>> SendAsync(
        Actor visitor, NewMessage message, Func<ConversationOpening> opening, CancellationToken cancellationToken)
    {
        if (visitor is not { CustomerId: { } customerId, ChannelAccountId: { } accountId })
            return Refusal.NotSignedIn;
        var content = ContentRules.Check(message, Senders.Customer);
        if (content.IsRefused)
            return content.Refusal;

        var incoming = new Incoming
        {
            CustomerId = customerId,
            ChannelAccountId = accountId,
            FileOwner = FileOwner.Customer(customerId),
        };
        var draft = new MessageDraft
        {
            Sender = Senders.Customer,
            Client = visitor.Client,
            ClientId = message.ClientId!,
            Content = content.Value,
            Delivery = DeliveryStates.Sent,
            Now = 0,
        };
        if (await database.WriteAsync(session => MessageIntake.ReceiveIntoOpen(session, incoming, At(draft)), cancellationToken) is { } received)
            return received;

        var begins = opening();
        incoming = incoming with { Entry = begins.Entry, GroupId = begins.GroupId };
        return await database.WriteAsync(session => MessageIntake.Receive(session, incoming, At(draft)), cancellationToken);
    }

    // The time is the writer's, so that it goes the same way as seq.
    private MessageDraft At(MessageDraft draft) => draft with { Now = time.Milliseconds() };
}
