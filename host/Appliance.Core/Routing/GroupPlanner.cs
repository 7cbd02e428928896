using Appliance.Sdk.Routing;

namespace Appliance.Core.Routing;

/// <summary>
/// Decides, for one snapshot of a group, who gets what: conversations in the queue's order, each to the first of the
/// strategy's ranking who has room. Writes nothing.
/// </summary>
internal sealed class GroupPlanner(IAssignmentStrategies strategies, TimeProvider time)
{
    /// <summary>The name under which the built-in order is explained.</summary>
    public const string BuiltIn = "built-in";

    public async Task<GroupPlan> PlanAsync(GroupQueue queue, CancellationToken cancellationToken)
    {
        var assignments = new List<Assignment>();
        GroupPlan.Unserved? unserved = null;
        foreach (var conversation in queue.Waiting)
        {
            var (free, skipped) = Sift(queue.Members, conversation);
            if (free.Count == 0)
            {
                unserved = new GroupPlan.Unserved(RoutingOutcomes.OfGroup([.. skipped.Select(skip => skip.Why)]), new DecisionDetail([], skipped));
                // What hindered was the conversation's own; the next one may find somebody.
                if (conversation.DeclinedAgentId is null && skipped.TrueForAll(skip => skip.Why != RoutingOutcomes.OtherChannels))
                    break;
                continue;
            }

            assignments.Add(await AssignAsync(queue, conversation, free, skipped, cancellationToken));
        }

        return new GroupPlan(assignments, unserved);
    }

    private async Task<Assignment> AssignAsync(
        GroupQueue queue, WaitingConversation conversation, List<GroupMember> free, List<DecisionSkip> skipped, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var answer = await strategies.RankAsync(
            queue.Strategy, Describe(queue, conversation, now), free.ConvertAll(member => member.ToCandidate()), cancellationToken);
        var members = free.ToDictionary(member => member.AgentId);
        var ranked = answer.Ranked?.Where(place => members.ContainsKey(place.AgentId)).DistinctBy(place => place.AgentId).ToList();
        var fault = answer.Fault;
        if (ranked is not { Count: > 0 })
        {
            fault ??= "named_nobody";
            ranked = RankBuiltIn(free);
        }

        var candidates = ranked.Select(place => members[place.AgentId] is var member
            ? new DecisionCandidate(place.AgentId, place.Score, member.Active, member.Capacity, place.Reason)
            : null!).ToList();
        var left = free.Where(member => ranked.TrueForAll(place => place.AgentId != member.AgentId))
            .Select(member => new DecisionSkip(member.AgentId, RoutingOutcomes.LeftByStrategy));
        var chosen = members[ranked[0].AgentId];
        chosen.Active++;
        chosen.LastAssignedAt = now.ToUnixTimeMilliseconds();
        return new Assignment(
            conversation, chosen.AgentId, fault is null ? queue.Strategy : BuiltIn, new DecisionDetail(candidates, [.. skipped, .. left], fault));
    }

    private static (List<GroupMember> Free, List<DecisionSkip> Skipped) Sift(IReadOnlyList<GroupMember> members, WaitingConversation conversation)
    {
        var free = new List<GroupMember>();
        var skipped = new List<DecisionSkip>();
        foreach (var member in members)
        {
            if (member.Hindrance is { } why)
                skipped.Add(new DecisionSkip(member.AgentId, why));
            else if (!member.Serves(conversation.ChannelAccountId))
                skipped.Add(new DecisionSkip(member.AgentId, RoutingOutcomes.OtherChannels));
            else
                free.Add(member);
        }

        // Who let it lie is passed over while a colleague is there at all, with room or not; alone, they get it again.
        var colleagues = members.Any(member => member.AgentId != conversation.DeclinedAgentId && member.Serves(conversation.ChannelAccountId) && member.Hindrance is null or RoutingOutcomes.Full);
        if (conversation.DeclinedAgentId is { } declined && colleagues && free.RemoveAll(member => member.AgentId == declined) > 0)
            skipped.Add(new DecisionSkip(declined, RoutingOutcomes.Declined));
        return (free, skipped);
    }

    // Without an answer of the strategy: who has least to do, then who was given one longest ago.
    private static List<RankedCandidate> RankBuiltIn(List<GroupMember> free) =>
        [.. free.OrderBy(member => member.Active).ThenBy(member => member.LastAssignedAt).ThenBy(member => member.AgentId)
            .Select(member => new RankedCandidate(member.AgentId, -member.Active, "least_loaded"))];

    private static RoutingConversation Describe(GroupQueue queue, WaitingConversation conversation, DateTimeOffset now) => new()
    {
        Id = conversation.Id,
        GroupId = queue.GroupId,
        Channel = conversation.Channel,
        ChannelAccountId = conversation.ChannelAccountId,
        CustomerId = conversation.CustomerId,
        Priority = conversation.Priority,
        WaitingSince = StoredTime.From(conversation.QueuedAt),
        Now = now,
    };
}
