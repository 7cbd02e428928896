using System.Data.Common;
using System.Globalization;
using Appliance.Storage;
using Appliance.Storage.Events;

namespace Appliance.Core.Conversations;

/// <summary>What the feature tells the others. Events carry ids; the view just committed rides along for live followers.</summary>
public static class ConversationEvents
{
    public const string Created = "conversation.created";
    public const string Updated = "conversation.updated";
    public const string MessageCreated = "message.created";
    public const string MessageUpdated = "message.updated";
    public const string Read = "read";

    internal static void TellCreated(IWriteSession session, long conversationId)
    {
        var view = ConversationViews.Live(session.Connection, conversationId);
        session.Append(new NewEvent(Created, ScopeOf(view), Ids(conversationId), view));
    }

    /// <summary>
    /// Tells of a change. <paramref name="before"/> is the conversation as it was: when group or agent have changed, the
    /// event names the former ones, so that readers who lose sight of it can be told.
    /// </summary>
    internal static ConversationView TellUpdated(IWriteSession session, ConversationRecord before)
    {
        var view = ConversationViews.Live(session.Connection, before.Id);
        var scope = ScopeOf(view);
        var moved = scope.GroupId != before.GroupId || scope.AgentId != before.AgentId;
        session.Append(new NewEvent(Updated, scope, moved ? Moved(before) : Ids(before.Id), view));
        return view;
    }

    /// <summary>The customer's name and tags stand in lists: their open conversations are told again, one an account at most.</summary>
    internal static void TellCustomerChanged(IWriteSession session, long customerId)
    {
        foreach (var conversation in ConversationStore.OpenOf(session.Connection, customerId))
            TellUpdated(session, conversation);
    }

    /// <summary>
    /// A message by itself also changes its conversation's last message and unread count; those who follow take that
    /// from the message, so a chat costs one event a message.
    /// </summary>
    internal static void TellMessage(IWriteSession session, MessageView message, EventScope scope) =>
        session.Append(new NewEvent(MessageCreated, scope, MessageIds(message), message));

    internal static void TellMessageUpdated(IWriteSession session, DbConnection connection, MessageView message)
    {
        if (ConversationStore.ScopeOf(connection, message.ConversationId) is { } scope)
            session.Append(new NewEvent(MessageUpdated, scope, MessageIds(message), message));
    }

    internal static void TellRead(IWriteSession session, ReadMark mark, EventScope scope) =>
        session.Append(new NewEvent(Read, scope, StoredJson.Write(mark), mark));

    private static EventScope ScopeOf(ConversationView view) =>
        new(view.Id, view.Customer.Id, view.Group?.Id, view.Agent?.Id, view.ChannelAccountId);

    private static string Ids(long conversationId) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"conversationId":{{conversationId}}}""");

    private static string MessageIds(MessageView message) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"conversationId":{{message.ConversationId}},"messageId":{{message.Id}},"hidden":{{(message.Hidden ? "true" : "false")}}}""");

    private static string Moved(ConversationRecord before) => StoredJson.Write(
        new { conversationId = before.Id, from = new { groupId = before.GroupId, agentId = before.AgentId } });
}
