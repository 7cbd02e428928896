using Appliance.Core;
using Appliance.Core.Conversations;
using Appliance.Storage.Events;

namespace Appliance.Web.Hubs;

/// <summary>A visitor is told of their own conversations, without what customers may not see.</summary>
internal sealed class VisitorReader(Actor actor, EventFrames frames) : ILiveReader
{
    public Actor Actor { get; } = actor;

    public EventFrame? Live(LiveEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return Concerns(happened.Record) && !IsOnlookersMark(happened.Record, happened.Facts) ? happened.ForVisitor : null;
    }

    public EventFrame? Missed(EventRecord record, ReplayMemory memory)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(memory);
        if (!Concerns(record))
            return null;
        if (EventTypes.IsMessage(record.Type))
        {
            return EventFacts.Of(record).MessageId is { } id && memory.Message(id)?.ForVisitor() is { } message
                ? frames.Message(record.Cursor, record.Type, record.At, message)
                : null;
        }

        if (EventTypes.IsConversation(record.Type))
        {
            return record.Scope.ConversationId is { } id && memory.Conversation(id)?.ForVisitor() is { } conversation
                ? frames.Conversation(record.Cursor, record.Type, record.At, conversation)
                : null;
        }

        return IsOnlookersMark(record, EventFacts.Of(record)) ? null : frames.Stored(record.Cursor, record.Type, record.At, record.Data);
    }

    public bool Hears(TypingSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return signal.AgentId is not null && signal.Scope.CustomerId == Actor.CustomerId;
    }

    /// <summary>A colleague who looks on is none of the customer's business.</summary>
    private static bool IsOnlookersMark(EventRecord record, EventFacts facts) =>
        record.Type == EventTypes.Read && facts.AgentId is { } agentId && agentId != record.Scope.AgentId;

    private bool Concerns(EventRecord record) =>
        (EventTypes.IsMessage(record.Type) || EventTypes.IsConversation(record.Type) || record.Type == EventTypes.Read)
        && record.Scope.CustomerId == Actor.CustomerId;
}
