using Appliance.Core;
using Appliance.Core.Conversations;
using Appliance.Core.Notices;
using Appliance.Core.Presence;

namespace Appliance.Web.Hubs;

/// <summary>Makes the reader of a connection from who opened it.</summary>
internal sealed class LiveReaders(ConversationVisibility visibility, PresenceService presence, NoticeService notices, EventFrames frames)
{
    /// <summary>The reader for an actor; it goes on watching what the former reader of the connection watched.</summary>
    public ILiveReader For(Actor actor, ILiveReader? former = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Kind == ActorKind.Visitor)
            return new VisitorReader(actor, frames);
        var reader = new AgentReader(actor, visibility, presence, notices, frames);
        if (former is AgentReader { } before)
            reader.Watch(before.Watched);
        return reader;
    }
}
