using System.Text.Json;
using Appliance.Core.Accounts;
using Appliance.Core.Conversations;
using Appliance.Core.Presence;
using Appliance.Storage.Events;

namespace Appliance.Core.Routing;

/// <summary>Which queues want a pass, gathered from events: what the router wakes for. Several changes cost one pass.</summary>
internal sealed class RoutingWork
{
    private readonly Lock _lock = new();
    private readonly HashSet<long> _groups = [];
    private bool _everything = true;
    private TaskCompletionSource _bell = New();

    /// <summary>Somebody may have become free: every queue in which somebody waits.</summary>
    public void AddEverything()
    {
        lock (_lock)
            _everything = true;
        Ring();
    }

    public void Add(IReadOnlyList<EventRecord> batch)
    {
        foreach (var record in batch)
            Add(record);
    }

    /// <summary>What is wanted since the last call.</summary>
    public (bool Everything, IReadOnlyList<long> Groups) Take()
    {
        lock (_lock)
        {
            var taken = (_everything, (IReadOnlyList<long>)[.. _groups.Order()]);
            _everything = false;
            _groups.Clear();
            return taken;
        }
    }

    public void Ring() => Volatile.Read(ref _bell).TrySetResult();

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Volatile.Read(ref _bell).Task.WaitAsync(cancellationToken);
        Volatile.Write(ref _bell, New());
    }

    private void Add(EventRecord record)
    {
        switch (record.Type)
        {
            case PresenceEvents.Changed or AccountEvents.AgentChanged or AccountEvents.AgentsImported or AccountEvents.GroupChanged:
                AddEverything();
                break;
            case ConversationEvents.Created:
                AddGroup(record.Scope.GroupId);
                break;
            case ConversationEvents.Updated when record.Live is ConversationView view:
                if (view.State == ConversationStates.Waiting)
                    AddGroup(view.Group?.Id);
                if (view.State == ConversationStates.Closed || HasLeftAgent(record.Data))
                    AddEverything();
                break;
        }
    }

    private void AddGroup(long? groupId)
    {
        if (groupId is null)
        {
            AddEverything();
            return;
        }

        lock (_lock)
            _groups.Add(groupId.Value);
        Ring();
    }

    private static bool HasLeftAgent(string data)
    {
        if (!data.Contains("\"from\"", StringComparison.Ordinal))
            return false;
        using var document = JsonDocument.Parse(data);
        return document.RootElement.TryGetProperty("from", out var from) && from.TryGetProperty("agentId", out var agent)
            && agent.ValueKind == JsonValueKind.Number;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
