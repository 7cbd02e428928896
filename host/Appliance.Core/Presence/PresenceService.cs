using Appliance.Storage;

namespace Appliance.Core.Presence;

/// <summary>
/// Presence = chosen status × reachable. Reachable is who has a live connection, called within the last 60 s, or lost
/// the last connection less than the grace time ago (<c>Presence:GraceSeconds</c>, 60).
/// </summary>
public sealed class PresenceService(IDatabase database, TimeProvider time)
{
    /// <summary>The agent chooses their status. Counts as a call. Refused: invalid.</summary>
    public Task<Result<PresenceView>> SetAsync(Actor actor, string presence, bool reception, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{database} {time}");

    /// <summary>A live connection of the agent began. Dispose it when it ends.</summary>
    /// <param name="agentId">Whose.</param>
    /// <param name="client">pc, mobile or api; stored in the presence log.</param>
    public IDisposable Connected(long agentId, string client) => throw new NotImplementedException();

    /// <summary>The agent called by cookie or token: counts as a live connection for 60 s. Cheap; call it for every request.</summary>
    public void Called(Actor actor) => throw new NotImplementedException();

    /// <summary>What counts for the agent now; offline for one that does not exist.</summary>
    public PresenceView Of(long agentId) => throw new NotImplementedException();
}
