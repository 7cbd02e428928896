using System.Globalization;
using System.Threading.Channels;
using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Core.Presence;
using Appliance.Sdk.Channels;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Conversations;

/// <summary>
/// Answers a customer with the offline text of the agent who has their conversation and is offline: once an hour, as an
/// automatic message of the agent. A text that is lost when the process ends is sent with the customer's next message.
/// </summary>
internal sealed class OfflineReplies(
    IDatabase database, IEventLog events, DatabaseStarter starter, AgentDirectory agents, ChannelRules channels, TimeProvider time, ILogger<OfflineReplies> logger)
    : BackgroundService
{
    private readonly Channel<(long ConversationId, long AgentId)> _written =
        Channel.CreateBounded<(long, long)>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await starter.Started.WaitAsync(stoppingToken);
        using var listening = events.Listen(OnEvents);
        await foreach (var (conversationId, agentId) in _written.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                if (agents.Find(agentId) is { OfflineText: { } text } card)
                    await database.WriteAsync(session => Reply(session, conversationId, card, text), stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "The offline text of agent {AgentId} was not sent", agentId);
            }
        }
    }

    private void OnEvents(IReadOnlyList<EventRecord> batch)
    {
        foreach (var record in batch)
        {
            if (record.Type == ConversationEvents.MessageCreated && record.Scope.AgentId is { } agentId && record.Live is MessageView { From: Senders.Customer } message)
                _written.Writer.TryWrite((message.ConversationId, agentId));
        }
    }

    private void Reply(IWriteSession session, long conversationId, AgentCard card, string text)
    {
        var connection = session.Connection;
        if (PresenceStore.IsPresent(connection, card.Id) || ConversationStore.Find(connection, conversationId) is not { State: ConversationStates.Active } conversation
            || conversation.AgentId != card.Id)
        {
            return;
        }

        var now = time.Milliseconds();
        var clientId = string.Create(CultureInfo.InvariantCulture, $"offline-{now / (long)TimeSpan.FromHours(1).TotalMilliseconds}");
        if (MessageStore.FindOfAgent(connection, conversationId, card.Id, clientId) is not null)
            return;
        var seq = connection.ExecuteScalar<long>(
            "update conversations set last_seq = last_seq + 1, last_message_at = @now, updated_at = @now where id = @conversationId returning last_seq",
            new { conversationId, now });
        var message = MessageStore.Insert(session, conversationId, conversation.CustomerId, seq, new MessageDraft
        {
            Sender = Senders.Agent,
            Agent = AgentSummary.From(card),
            Automatic = true,
            Client = "api",
            ClientId = clientId,
            Content = new ValidContent(MessageTypes.Text, StoredJson.Write(new { text })),
            Delivery = channels.IsHosted(connection, conversation) ? DeliveryStates.Sent : DeliveryStates.Queued,
            Now = now,
        }) ?? throw new InvalidOperationException("The seq was free and is not, within one write.");
        EpisodeFacts.Answered(session, conversationId, conversation.Episode, automatic: true, now);
        if (message.Delivery.State == DeliveryStates.Queued)
            ChannelSendJob.Enqueue(session, message);
        ConversationEvents.TellMessage(session, message, conversation.Scope);
    }
}
