using Appliance.Sdk;
using Appliance.Sdk.Routing;

namespace Appliance.Routing.Standard;

/// <summary>The agent who has been idle longest; busy agents follow by their load.</summary>
public sealed class LongestIdle : IRoutingStrategy
{
    /// <inheritdoc/>
    public string Id => "longest-idle";

    /// <inheritdoc/>
    public LocalizedText Name { get; } = new("空闲最久", "Longest idle");

    /// <inheritdoc/>
    public LocalizedText Description { get; } = new(
        "分配给没有进行中会话且空闲最久的客服；都在忙时给会话最少的客服。",
        "The agent without a conversation who has been idle longest; when all are busy, the one with the fewest conversations.");

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, LocalizedText> Reasons { get; } = new Dictionary<string, LocalizedText>
    {
        ["idle"] = new("按空闲秒数", "By the seconds of being idle"),
        ["busy"] = new("正在接待，按会话数（负数）", "Busy: by the number of conversations, as a negative number"),
    };

    /// <inheritdoc/>
    public IReadOnlyList<RankedCandidate> Rank(RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates) =>
    [
        .. candidates
            .Select(candidate => Score(candidate, conversation.Now))
            .OrderByDescending(ranked => ranked.Score)
            .ThenBy(ranked => ranked.AgentId),
    ];

    private static RankedCandidate Score(RoutingCandidate candidate, DateTimeOffset now) => candidate.Active == 0
        ? new RankedCandidate(candidate.AgentId, Math.Round(Math.Max(0, (now - (candidate.IdleSince ?? now)).TotalSeconds), 3), "idle")
        : new RankedCandidate(candidate.AgentId, -candidate.Active, "busy");
}
