using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Core.Notices;
using Appliance.Core.Presence;
using Appliance.Storage.Events;

namespace Appliance.Web.Hubs;

/// <summary>
/// An event on its way to the connections. What they need of it is made when the first one asks and shared by the rest;
/// only the dispatcher's thread touches it.
/// </summary>
internal sealed class LiveEvent(EventRecord record, EventFrames frames)
{
    private const int MaskedContactsKinds = 4;
    private EventFacts? _facts;
    private readonly EventFrame?[] _agentFrames = new EventFrame?[MaskedContactsKinds];
    private readonly EventFrame?[] _addedFrames = new EventFrame?[MaskedContactsKinds];
    private EventFrame? _removedFrame;
    private (EventFrame? Frame, bool IsMade) _visitorFrame;

    public EventRecord Record { get; } = record;

    public EventFacts Facts => _facts ??= EventFacts.Of(Record);

    /// <summary>As agents see it who see contacts so far; null when the event carries nothing that could be shown.</summary>
    public EventFrame? ForAgents(MaskedContacts masked) => _agentFrames[(int)masked] ??= Record.Live switch
    {
        MessageView message => frames.Message(Record.Cursor, Record.Type, Record.At, CustomerMask.For(masked, message)),
        ConversationView conversation => frames.Conversation(Record.Cursor, Record.Type, Record.At, CustomerMask.For(masked, conversation)),
        NoticeFrame notice => frames.Notice(Record.Cursor, Record.At, notice),
        UnreadNotices unread => frames.NoticesRead(Record.Cursor, Record.At, unread),
        PresenceView presence => frames.Presence(Record.Cursor, Record.At, presence),
        _ => Record.Type is EventTypes.Read or EventTypes.PresenceChanged ? frames.Stored(Record.Cursor, Record.Type, Record.At, Record.Data) : null,
    };

    /// <summary>As its customer sees it; null for what never reaches a customer.</summary>
    public EventFrame? ForVisitor
    {
        get
        {
            if (!_visitorFrame.IsMade)
                _visitorFrame = (MakeVisitorFrame(), true);
            return _visitorFrame.Frame;
        }
    }

    public EventFrame? Added(MaskedContacts masked) => _addedFrames[(int)masked] ??= Record.Live is ConversationView conversation
        ? frames.Added(Record.Cursor, Record.At, CustomerMask.For(masked, conversation))
        : null;

    public EventFrame? Removed =>
        _removedFrame ??= Record.Scope.ConversationId is { } id ? frames.Removed(Record.Cursor, Record.At, id) : null;

    private EventFrame? MakeVisitorFrame() => Record.Live switch
    {
        MessageView message => message.ForVisitor() is { } shown ? frames.Message(Record.Cursor, Record.Type, Record.At, shown) : null,
        ConversationView conversation => frames.Conversation(Record.Cursor, Record.Type, Record.At, conversation.ForVisitor()),
        _ => Record.Type == EventTypes.Read ? ForAgents(MaskedContacts.None) : null,
    };
}
