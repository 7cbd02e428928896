using System.Globalization;
using Appliance.Core.Conversations;
using Appliance.Storage;
using Appliance.Storage.Outbox;

namespace Appliance.Core.Channels;

/// <summary>The outbox row behind a message on its way to a platform. It names the message; what it says is read when it is sent.</summary>
internal sealed record ChannelSendJob(long MessageId)
{
    public const string Kind = "channel.send";

    /// <summary>In the write that stores the message: fixed before the first try, and in order within the conversation.</summary>
    public static void Enqueue(IWriteSession session, MessageView message) =>
        session.Enqueue(new NewOutboxEntry(
            Kind,
            string.Create(CultureInfo.InvariantCulture, $"message-{message.Id}"),
            string.Create(CultureInfo.InvariantCulture, $"conversation-{message.ConversationId}"),
            StoredJson.Write(new ChannelSendJob(message.Id))));
}
