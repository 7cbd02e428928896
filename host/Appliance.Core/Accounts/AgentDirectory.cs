using System.Collections.Concurrent;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Names and pictures of agents for views, in memory; a card is read again after its agent changed.</summary>
public sealed class AgentDirectory : IDisposable
{
    private readonly IDatabase _database;
    private readonly IDisposable _listener;
    private readonly ConcurrentDictionary<long, AgentCard> _cards = new();
    private long _generation;

    public AgentDirectory(IDatabase database, IEventLog events)
    {
        _database = database;
        _listener = events.Listen(OnEvents);
    }

    /// <summary>The agent's card; null for an id that never existed. Disabled and anonymised agents keep theirs.</summary>
    public AgentCard? Find(long agentId)
    {
        if (_cards.TryGetValue(agentId, out var card))
            return card;
        var before = Interlocked.Read(ref _generation);
        card = _database.Read(connection => connection.QuerySingleOrDefault<AgentCard>(
            """
            select id as Id, display_name as DisplayName, nickname as Nickname, avatar_file_id as AvatarFileId, department_id as DepartmentId,
                offline_text as OfflineText
            from agents where id = @agentId
            """,
            new { agentId }));

        if (card is null)
            return null;
        _cards[agentId] = card;

        // A change that committed in between must not stay covered by what was read before it.
        if (Interlocked.Read(ref _generation) != before)
            _cards.TryRemove(agentId, out _);
        return card;
    }

    /// <summary>
    /// The name of whoever had the account at that time, for records of what they did; null for an id that never existed. Reads
    /// the database: for a page of a list, not for every message.
    /// </summary>
    public string? NameAt(long agentId, DateTimeOffset at) =>
        _database.Read(connection => Holders.HolderStore.FormerAt(connection, agentId, at.ToUnixTimeMilliseconds())) ?? Find(agentId)?.DisplayName;

    public void Dispose() => _listener.Dispose();

    private void OnEvents(IReadOnlyList<EventRecord> batch)
    {
        foreach (var record in batch)
        {
            if (record.Type == AccountEvents.AgentsImported)
            {
                Interlocked.Increment(ref _generation);
                _cards.Clear();
                continue;
            }

            if (record.Type is not (AccountEvents.AgentChanged or AccountEvents.AgentDisabled) || record.Scope.AgentId is not { } agentId)
                continue;
            Interlocked.Increment(ref _generation);
            _cards.TryRemove(agentId, out _);
        }
    }
}
