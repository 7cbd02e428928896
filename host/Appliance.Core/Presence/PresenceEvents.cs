using Appliance.Storage;
using Appliance.Storage.Events;

namespace Appliance.Core.Presence;

/// <summary>What the feature tells the others.</summary>
public static class PresenceEvents
{
    public const string Changed = "presence.changed";

    internal static void TellChanged(IWriteSession session, PresenceView view) =>
        session.Append(new NewEvent(Changed, new EventScope(AgentId: view.AgentId), StoredJson.Write(view), view));
}
