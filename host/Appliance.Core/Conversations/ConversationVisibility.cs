using Appliance.Storage.Events;

namespace Appliance.Core.Conversations;

/// <summary>
/// Who sees which conversation: the one place that decides, as a predicate for live frames and as SQL for lists, so that
/// the two agree. Own: what the agent serves, and what waits unserved in their groups. Groups: everything of their
/// groups besides. Department: what colleagues of the department and below serve, besides. A role limited to channel
/// accounts sees only those.
/// </summary>
public sealed class ConversationVisibility
{
    /// <summary>Whether the actor may see what has these facets. A visitor sees their own; hidden messages are sifted by <see cref="MessageView.ForVisitor"/>.</summary>
    public bool MaySee(Actor actor, EventScope scope) => throw new NotImplementedException();
}
