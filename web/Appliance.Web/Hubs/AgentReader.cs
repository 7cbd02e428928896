using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Core.Notices;
using Appliance.Core.Presence;
using Appliance.Storage.Events;

namespace Appliance.Web.Hubs;

/// <summary>
/// An agent is told what is in their scope: in full what they watch or serve, and of the rest only what moves it between
/// lists. What enters or leaves the scope is told as <c>added</c> and <c>removed</c>.
/// </summary>
internal sealed class AgentReader(Actor actor, ConversationVisibility visibility, PresenceService presence, NoticeService notices, EventFrames frames) : ILiveReader
{
    private readonly MaskedContacts _masked = CustomerMask.Of(actor);
    private volatile WatchSet _watched = WatchSet.Everything;
    private int _summariesDue;

    public Actor Actor { get; } = actor;

    public WatchSet Watched => _watched;

    /// <summary>Replaces what is watched; a summary of each list follows.</summary>
    public void Watch(WatchSet set)
    {
        _watched = set;
        Volatile.Write(ref _summariesDue, 1);
    }

    /// <summary>True once after anything changed in the lists that are watched.</summary>
    public bool TakeSummariesDue() => Watched.Lists.Count > 0 && Interlocked.Exchange(ref _summariesDue, 0) == 1;

    public EventFrame? Live(LiveEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var record = happened.Record;
        if (record.Type == EventTypes.PresenceChanged)
            return happened.ForAgents(_masked);
        if (NoticeEvents.IsNotice(record.Type))
            return record.Scope.AgentId == Actor.AgentId ? happened.ForAgents(_masked) : null;
        if (Watched.Lists.Count > 0 && TouchesLists(happened))
            Volatile.Write(ref _summariesDue, 1);
        if (!MaySee(record.Scope))
            return happened.Facts.Former is { } former && MaySee(former) ? happened.Removed : null;
        if (record.Type == EventTypes.Read && !IsMyConcern(happened.Facts))
            return null;
        if (!EventTypes.IsConversation(record.Type))
            return IsFollowed(record.Scope) || IsListed(record.Scope) ? happened.ForAgents(_masked) : null;
        if (record.Type == EventTypes.ConversationCreated)
            return happened.ForAgents(_masked);
        if (happened.Facts.Former is { } before)
            return MaySee(before) ? happened.ForAgents(_masked) : happened.Added(_masked) ?? happened.ForAgents(_masked);
        return IsFollowed(record.Scope) || IsListed(record.Scope) || MovesLists(record) ? happened.ForAgents(_masked) : null;
    }

    public EventFrame? Missed(EventRecord record, ReplayMemory memory)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(memory);
        if (record.Type == EventTypes.PresenceChanged)
            return (EventFacts.Of(record).AgentId ?? record.Scope.AgentId) is { } agentId ? frames.Presence(record.Cursor, record.At, presence.Of(agentId)) : null;
        if (NoticeEvents.IsNotice(record.Type))
            return record.Scope.AgentId == Actor.AgentId ? MissedNotice(record) : null;
        if (record.Scope.ConversationId is not { } conversationId || !Actor.May(Permissions.ConversationsView))
            return null;
        if (EventTypes.IsMessage(record.Type))
        {
            return EventFacts.Of(record).MessageId is { } id && memory.Message(id) is { } message
                ? frames.Message(record.Cursor, record.Type, record.At, message)
                : null;
        }

        if (memory.Conversation(conversationId) is not { } conversation)
            return WasSeen(record) && memory.FirstRemoval(conversationId) ? frames.Removed(record.Cursor, record.At, conversationId) : null;
        if (record.Type == EventTypes.Read)
            return !IsMyConcern(EventFacts.Of(record)) ? null : frames.Stored(record.Cursor, record.Type, record.At, record.Data);
        var entered = EventFacts.Of(record).Former is { } former && !MaySee(former);
        return entered
            ? frames.Added(record.Cursor, record.At, conversation)
            : frames.Conversation(record.Cursor, record.Type, record.At, conversation);
    }

    public bool Hears(TypingSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return signal.AgentId != Actor.AgentId && MaySee(signal.Scope) && IsFollowed(signal.Scope);
    }

    /// <summary>Whether a change of this conversation may change a list that the reader has open.</summary>
    private bool TouchesLists(LiveEvent happened)
    {
        return EventTypes.IsConversation(happened.Record.Type)
            && (MaySee(happened.Record.Scope) || (happened.Facts.Former is { } former && MaySee(former)));
    }

    // Once it was deleted, or read elsewhere, the count alone is news.
    private EventFrame MissedNotice(EventRecord record) =>
        record.Type == NoticeEvents.Created && EventFacts.Of(record).NoticeId is { } id && notices.ForReplay(Actor, id) is { } notice
            ? frames.Notice(record.Cursor, record.At, notice)
            : frames.NoticesRead(record.Cursor, record.At, new UnreadNotices(notices.Unread(Actor)));

    private bool MaySee(EventScope scope) => Actor.May(Permissions.ConversationsView) && visibility.MaySee(Actor, scope);

    /// <summary>A queue that is watched shows the last words of who waits; few enough, for they wait.</summary>
    private bool IsListed(EventScope scope) => scope.AgentId is null && Watched.Lists.Contains("waiting");

    /// <summary>Read marks of the customer, and one's own from another device; not those of colleagues.</summary>
    private bool IsMyConcern(EventFacts facts) => facts.AgentId is null || facts.AgentId == Actor.AgentId;

    private bool IsFollowed(EventScope scope) => scope.AgentId == Actor.AgentId || Watched.Has(scope.ConversationId);

    /// <summary>A conversation that waits or ends changes its list even when nobody watches it.</summary>
    private static bool MovesLists(EventRecord record) =>
        record.Live is ConversationView { State: ConversationStates.Closed };

    private bool WasSeen(EventRecord record) =>
        MaySee(record.Scope) || (EventFacts.Of(record).Former is { } former && MaySee(former));
}
