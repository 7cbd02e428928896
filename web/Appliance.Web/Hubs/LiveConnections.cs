using System.Collections.Concurrent;
using System.Collections.Immutable;
using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Storage.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Web.Hubs;

/// <summary>All open connections, and the one dispatcher that brings committed events to them.</summary>
internal sealed class LiveConnections(IEventLog log, TypingSignals typing, EventFrames frames, AccessWatch access, ILogger<LiveConnections> logger)
    : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<long, ImmutableArray<LiveConnection>> _visitors = new();
    private ImmutableArray<LiveConnection> _agents = [];
    private IDisposable? _events;
    private IDisposable? _signals;

    public ImmutableArray<LiveConnection> Agents => _agents;

    public int VisitorCount => _visitors.Sum(pair => pair.Value.Length);

    public IEnumerable<LiveConnection> Visitors => _visitors.SelectMany(pair => pair.Value);

    public void Add(LiveConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (connection.Reader.Actor.CustomerId is { } customerId)
            _visitors.AddOrUpdate(customerId, [connection], (_, list) => list.Add(connection));
        else
            ImmutableInterlocked.Update(ref _agents, list => list.Add(connection));
    }

    public void Remove(LiveConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (connection.Reader.Actor.CustomerId is not { } customerId)
        {
            ImmutableInterlocked.Update(ref _agents, list => list.Remove(connection));
            return;
        }

        var left = _visitors.AddOrUpdate(customerId, [], (_, list) => list.Remove(connection));
        if (left.IsEmpty)
            _visitors.TryRemove(new(customerId, left));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _events = log.Listen(Dispatch);
        _signals = typing.Listen(Dispatch);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _events?.Dispose();
        _signals?.Dispose();
    }

    private void Dispatch(IReadOnlyList<EventRecord> batch)
    {
        foreach (var record in batch)
        {
            if (AccountEvents.ChangesRights(record.Type))
                access.AgentsChanged();
            if (record.Type is VisitorTokens.Revoked or ChannelEvents.Changed)
                access.VisitorsChanged();
            if (EventTypes.IsTold(record.Type))
                Dispatch(new LiveEvent(record, frames));
        }
    }

    private void Dispatch(LiveEvent happened)
    {
        try
        {
            foreach (var connection in _agents)
                connection.Offer(happened);
            if (happened.Record.Scope.CustomerId is { } customerId && _visitors.TryGetValue(customerId, out var own))
            {
                foreach (var connection in own)
                    connection.Offer(happened);
            }
        }
        catch (Exception fault)
        {
            // The events behind this one must still arrive.
            logger.LogError(fault, "Event {Cursor} ({Type}) was not brought to every connection", happened.Record.Cursor, happened.Record.Type);
        }
    }

    private void Dispatch(TypingSignal signal)
    {
        EventFrame? frame = null;
        foreach (var connection in _agents)
        {
            if (connection.Reader.Hears(signal))
                connection.Offer(frame ??= frames.Typing(signal));
        }

        if (signal.Scope.CustomerId is not { } customerId || !_visitors.TryGetValue(customerId, out var own))
            return;
        foreach (var connection in own)
        {
            if (connection.Reader.Hears(signal))
                connection.Offer(frame ??= frames.Typing(signal));
        }
    }
}
