using Appliance.Sdk.Routing;

namespace Appliance.Sdk.Testing.Routing;

/// <summary>What every routing strategy must do.</summary>
public static class RoutingContract
{
    private const int MostCandidates = 1000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Verifies id and texts; and for one, several and 1000 candidates: within 1 s, only candidates and each once, finite
    /// scores that fall, reasons in words, the same answer for the same question, and at least one named.
    /// </summary>
    /// <exception cref="ContractViolationException">The first rule that does not hold, in a sentence.</exception>
    public static async Task VerifyAsync(IRoutingStrategy strategy, CancellationToken cancellationToken = default)
    {
        Rule.IsId(strategy.Id, "the strategy");
        Rule.IsSaid(strategy.Name, $"The name of the strategy {strategy.Id}", 60);
        Rule.IsSaid(strategy.Description, $"The description of the strategy {strategy.Id}");
        Rule.Holds(strategy.Reasons is { Count: > 0 }, $"The strategy {strategy.Id} has no reasons.");
        foreach (var (code, text) in strategy.Reasons)
            Rule.IsSaid(text, $"The reason {code} of the strategy {strategy.Id}");

        foreach (var count in new[] { 1, 2, 7, MostCandidates })
            await VerifyAsync(strategy, Conversation(), Candidates(count), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same rules for one question of the test's own; returns the answer.</summary>
    /// <exception cref="ContractViolationException">The first rule that does not hold, in a sentence.</exception>
    public static async Task<IReadOnlyList<RankedCandidate>> VerifyAsync(
        IRoutingStrategy strategy, RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates, CancellationToken cancellationToken = default)
    {
        var what = $"Rank of {candidates.Count} candidates by {strategy.Id}";
        Task<IReadOnlyList<RankedCandidate>> RankAsync(CancellationToken end) => Task.FromResult(strategy.Rank(conversation, candidates));
        var ranked = await Rule.WithinAsync(Limit, what, RankAsync, cancellationToken).ConfigureAwait(false);

        Rule.Holds(ranked is { Count: > 0 }, $"{what} named nobody.");
        var known = candidates.Select(candidate => candidate.AgentId).ToHashSet();
        Rule.Holds(ranked.All(one => known.Contains(one.AgentId)), $"{what} named {ranked.FirstOrDefault(one => !known.Contains(one.AgentId))?.AgentId}, who is no candidate.");
        Rule.Holds(ranked.DistinctBy(one => one.AgentId).Count() == ranked.Count, $"{what} named a candidate twice.");
        Rule.Holds(ranked.All(one => double.IsFinite(one.Score)), $"{what} gave a score that is no finite number.");
        Rule.Holds(ranked.Zip(ranked.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score), $"{what} put a lower score before a higher one; higher is better, the best comes first.");
        foreach (var one in ranked)
            Rule.Holds(strategy.Reasons.ContainsKey(one.Reason), $"{what} gave the reason \"{one.Reason}\", which Reasons does not explain.");

        var again = await Rule.WithinAsync(Limit, what, RankAsync, cancellationToken).ConfigureAwait(false);
        Rule.Holds(ranked.SequenceEqual(again), $"{what} gave another answer to the same question.");
        return ranked;
    }

    /// <summary>A conversation that waits since a minute.</summary>
    public static RoutingConversation Conversation() => new()
    {
        Id = 1,
        GroupId = 1,
        Channel = "web",
        ChannelAccountId = 1,
        CustomerId = 1,
        WaitingSince = Now.AddMinutes(-1),
        Now = Now,
    };

    /// <summary>Agents that differ in load, capacity, times, skills and languages; the same for the same number.</summary>
    public static IReadOnlyList<RoutingCandidate> Candidates(int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => new RoutingCandidate
        {
            AgentId = i * 3L,
            Active = i % 5,
            Capacity = 5 + (i % 4),
            LastAssignedAt = i % 3 == 0 ? null : Now.AddSeconds(-7 * (i % 11)),
            IdleSince = i % 5 == 0 ? Now.AddSeconds(-13 * (i % 6)) : null,
            Skills = i % 2 == 0 ? new Dictionary<string, int> { ["orders"] = 1 + (i % 5) } : new Dictionary<string, int>(),
            Languages = i % 2 == 0 ? ["zh-CN"] : ["zh-CN", "en"],
        }),
    ];
}
