using Appliance.Storage;
using Appliance.Storage.Events;

namespace Appliance.Core.Conversations;

/// <summary>Reads conversations and messages, each within the asking actor's scope.</summary>
public sealed class ConversationReader(IDatabase database)
{
    /// <summary>
    /// A page of conversations: waiting ones in queue order, others by their last message, newest first.
    /// Needs <c>conversations.view</c>. Refused: forbidden, invalid.
    /// </summary>
    public Result<Page<ConversationView>> List(Actor actor, ConversationFilter filter) => throw new NotImplementedException($"{database}");

    /// <summary>One conversation with its routing decisions and rating. Refused: forbidden, not_found.</summary>
    public Result<ConversationView> Get(Actor actor, long conversationId) => throw new NotImplementedException();

    /// <summary>Messages of one conversation, ascending by seq. Refused: forbidden, not_found.</summary>
    public Result<IReadOnlyList<MessageView>> Messages(Actor actor, long conversationId, MessageWindow window) => throw new NotImplementedException();

    /// <summary>A visitor's messages over all their conversations, ascending by id, without what they may not see.</summary>
    public IReadOnlyList<MessageView> VisitorMessages(Actor visitor, MessageWindow window) => throw new NotImplementedException();

    /// <summary>The conversation as it is now, for replay: null when the actor (agent, token or visitor) may not see it today.</summary>
    public ConversationView? ForReplay(Actor actor, long conversationId) => throw new NotImplementedException();

    /// <summary>The message as it is now, for replay: null when the actor (agent, token or visitor) may not see it today.</summary>
    public MessageView? MessageForReplay(Actor actor, long messageId) => throw new NotImplementedException();

    /// <summary>How many wait and since when the longest does, for the groups that the actor sees.</summary>
    public QueueSummary WaitingSummary(Actor actor) => throw new NotImplementedException();

    /// <summary>The facets of a conversation by which live readers are chosen; null when the actor may not see it.</summary>
    public EventScope? ScopeOf(Actor actor, long conversationId) => throw new NotImplementedException();

    /// <summary>The facets of the visitor's open conversation; null when none is open.</summary>
    public EventScope? OpenScopeOf(Actor visitor) => throw new NotImplementedException();
}
