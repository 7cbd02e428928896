using Appliance.Core.Accounts;
using Appliance.Storage;
using Appliance.Storage.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Appliance.Core.Presence;

/// <summary>
/// Presence = chosen status × reachable. Reachable is who has a live connection, called within the last 60 s, or lost
/// the last of both less than the grace time ago (<c>Presence:GraceSeconds</c>, 60). When the grace ends, the agent's
/// conversations go back to their queues; also after a restart, for those who do not come back.
/// </summary>
public sealed class PresenceService : BackgroundService
{
    private readonly IDatabase _database;
    private readonly IEventLog _events;
    private readonly DatabaseStarter _starter;
    private readonly TimeProvider _time;
    private readonly ILogger<PresenceService> _logger;
    private readonly Reachability _reachability;
    private readonly PresenceChanges _changes = new();

    public PresenceService(
        IDatabase database, IEventLog events, DatabaseStarter starter, IOptions<PresenceOptions> options, TimeProvider time, ILogger<PresenceService> logger)
    {
        _database = database;
        _events = events;
        _starter = starter;
        _time = time;
        _logger = logger;
        _reachability = new Reachability(time, TimeSpan.FromSeconds(options.Value.GraceSeconds));
    }

    /// <summary>Raised when an agent is live again; also out of the grace time, of which the log tells nothing.</summary>
    internal event Action<long>? BecameLive;

    /// <summary>The agent chooses their status. Counts as a call. Refused: invalid.</summary>
    public async Task<Result<PresenceView>> SetAsync(Actor actor, string presence, bool reception, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId)
            return Refusal.Forbidden(Permissions.Self);
        if (presence is not (PresenceStates.Online or PresenceStates.Away or PresenceStates.Offline))
            return Refusal.Invalid("presence", "unknown");

        CameBy(agentId, actor.Client, _reachability.Called(agentId));
        return await _database.WriteAsync<Result<PresenceView>>(
            session =>
            {
                var now = _time.Milliseconds();
                AgentDuty.Choose(session.Connection, agentId, presence, reception, now);
                return PresenceStore.Apply(session, agentId, reachable: true, actor.Client, now) is { } view ? view : Refusal.NotFound;
            },
            cancellationToken);
    }

    /// <summary>A live connection of the agent began. Dispose it when it ends.</summary>
    /// <param name="agentId">Whose.</param>
    /// <param name="client">pc, mobile or api; stored in the presence log.</param>
    public IDisposable Connected(long agentId, string client)
    {
        CameBy(agentId, client, _reachability.Connected(agentId));
        return new Connection(this, agentId);
    }

    /// <summary>The agent called by cookie or token: counts as a live connection for 60 s. Cheap; call it for every request.</summary>
    public void Called(Actor actor)
    {
        if (actor.AgentId is { } agentId)
            CameBy(agentId, actor.Client, _reachability.Called(agentId));
    }

    /// <summary>What counts for the agent now; offline for one that does not exist.</summary>
    public PresenceView Of(long agentId) => _database.Read(connection => PresenceStore.Read(connection, agentId));

    /// <summary>Everybody who is online or away.</summary>
    public IReadOnlyList<PresenceView> Present() => _database.Read(PresenceStore.ReadPresent);

    /// <summary>Whether the agent can be reached right now, the grace time not counted.</summary>
    internal bool IsLive(long agentId) => _reachability.Of(agentId) == Reachability.Reach.Live;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _starter.Started.WaitAsync(stoppingToken);
        foreach (var agentId in _database.Read(PresenceStore.PresentOrServing))
            _reachability.Remember(agentId);

        using var listening = _events.Listen(OnEvents);
        using var timer = _time.CreateTimer(_ => _changes.Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ApplyChangesAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is StorageBusyException or StorageFullException)
            {
                _logger.LogWarning(exception, "Presence could not be written; trying again in 5 s");
                await Task.Delay(TimeSpan.FromSeconds(5), _time, stoppingToken);
                continue;
            }

            SetTimer(timer);
            await _changes.WaitAsync(stoppingToken);
        }
    }

    private async Task ApplyChangesAsync(CancellationToken cancellationToken)
    {
        foreach (var agentId in _reachability.TakeVanished())
            _changes.Add(agentId, client: null);
        while (_changes.TryTake(out var agentId, out var client))
        {
            try
            {
                await _database.WriteAsync(session => Apply(session, agentId, client), cancellationToken);
            }
            catch
            {
                _changes.Add(agentId, client);
                throw;
            }
        }
    }

    private void Apply(IWriteSession session, long agentId, string? client)
    {
        // Asked inside the write: somebody who came back meanwhile keeps what is theirs.
        var reachable = _reachability.Of(agentId) != Reachability.Reach.Gone;
        var now = _time.Milliseconds();
        PresenceStore.Apply(session, agentId, reachable, client, now);
        if (!reachable || !PresenceStore.IsEnabled(session.Connection, agentId))
            HandBack.Run(session, agentId, now);
    }

    private void CameBy(long agentId, string client, Reachability.Reach before)
    {
        if (before == Reachability.Reach.Live)
            return;
        if (before == Reachability.Reach.Gone)
            _changes.Add(agentId, client);
        BecameLive?.Invoke(agentId);
        _changes.Wake();
    }

    private void OnEvents(IReadOnlyList<EventRecord> batch)
    {
        foreach (var record in batch)
        {
            if (record.Type == AccountEvents.AgentDisabled && record.Scope.AgentId is { } agentId)
                _changes.Add(agentId, client: null);
        }
    }

    private void SetTimer(ITimer timer)
    {
        var wait = _reachability.NextDeadline - _time.GetUtcNow();
        timer.Change(wait is { } due ? (due > TimeSpan.Zero ? due : TimeSpan.Zero) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private sealed class Connection(PresenceService service, long agentId) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 1)
                return;
            service._reachability.Disconnected(agentId);
            service._changes.Wake();
        }
    }
}
