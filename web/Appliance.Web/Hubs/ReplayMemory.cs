using Appliance.Core;
using Appliance.Core.Conversations;

namespace Appliance.Web.Hubs;

/// <summary>
/// What a replay has read already: a hundred changes of one conversation show the same object, so it is read once a page.
/// </summary>
internal sealed class ReplayMemory(ConversationReader reader, Actor actor)
{
    private readonly Dictionary<long, ConversationView?> _conversations = [];
    private readonly HashSet<long> _removed = [];

    public Actor Actor { get; } = actor;

    public ConversationView? Conversation(long id)
    {
        if (!_conversations.TryGetValue(id, out var view))
            _conversations[id] = view = reader.ForReplay(Actor, id);
        return view;
    }

    public MessageView? Message(long id) => reader.MessageForReplay(Actor, id);

    /// <summary>True the first time that a conversation is told as gone.</summary>
    public bool FirstRemoval(long conversationId) => _removed.Add(conversationId);

    /// <summary>Begins the next page: objects are read anew, what was told as gone stays told.</summary>
    public ReplayMemory NextPage()
    {
        _conversations.Clear();
        return this;
    }
}
