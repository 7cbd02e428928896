using System.Globalization;
using Appliance.Core.Conversations;
using Appliance.Storage;
using Appliance.Storage.Outbox;

namespace Appliance.Core.Channels;

/// <summary>The outbox row behind a message on its way to a platform. It names the message; what it says is read when it is sent.</summary>
internal sealed record ChannelSendJob(long MessageId)
{
    public const string Kind = "channel.send";

    /// <summary>The id under which the platform is asked.</summary>
    public static string Key(long messageId) => string.Create(CultureInfo.InvariantCulture, $"message-{messageId}");

    /// <summary>In the write that stores the message: fixed before the first try, and in order within the conversation.</summary>
    /// <param name="session">The write.</param>
    /// <param name="message">What is to be sent.</param>
    /// <param name="again">Makes an id of its own for a message whose first one is used up; 1–30 of <c>[a-z0-9-]</c>.</param>
    public static void Enqueue(IWriteSession session, MessageView message, string? again = null) =>
        session.Enqueue(new NewOutboxEntry(
            Kind,
            again is null ? Key(message.Id) : $"{Key(message.Id)}-{again}",
            string.Create(CultureInfo.InvariantCulture, $"conversation-{message.ConversationId}"),
            StoredJson.Write(new ChannelSendJob(message.Id))));
}
