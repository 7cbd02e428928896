using System.Collections.Immutable;

namespace Appliance.Core.Conversations;

/// <summary>
/// Who is writing right now: a live channel of its own beside the event log, because a typing signal has no cursor and
/// is not replayed.
/// </summary>
public sealed class TypingSignals(ConversationReader conversations)
{
    private ImmutableList<Action<TypingSignal>> _listeners = [];

    /// <summary>Tells the listeners that an agent writes in a conversation that they see. Refused: not_found.</summary>
    public Result<bool> ByAgent(Actor actor, long conversationId)
    {
        if (conversations.ScopeOf(actor, conversationId) is not { } scope)
            return Refusal.NotFound;
        Tell(new TypingSignal(conversationId, actor.AgentId, scope));
        return true;
    }

    /// <summary>Tells the listeners that a visitor writes in their open conversation; nothing happens when none is open.</summary>
    public void ByVisitor(Actor visitor)
    {
        if (conversations.OpenScopeOf(visitor) is { ConversationId: { } conversationId } scope)
            Tell(new TypingSignal(conversationId, null, scope));
    }

    /// <summary>Calls <paramref name="listener"/> for each signal, on the caller's thread; it must not block. Dispose to end it.</summary>
    public IDisposable Listen(Action<TypingSignal> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, list => list.Add(listener));
        return new Subscription(this, listener);
    }

    private void Tell(TypingSignal signal)
    {
        foreach (var listener in _listeners)
            listener(signal);
    }

    private sealed class Subscription(TypingSignals signals, Action<TypingSignal> listener) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref signals._listeners, list => list.Remove(listener));
    }
}
