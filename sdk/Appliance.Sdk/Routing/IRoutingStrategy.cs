namespace Appliance.Sdk.Routing;

/// <summary>
/// Says which of the free agents should have a conversation. Pure: no I/O, no clock, no state, the same answer for the
/// same input.
/// </summary>
/// <remarks>
/// The host keeps the queue's order, capacity, presence and hours; it calls with candidates that may have the
/// conversation, and stores the answer as the explanation that agents read. The call has 1 s; one that takes longer,
/// throws or names nobody is replaced by the first candidate in the order of load, which is explained as such.
/// </remarks>
public interface IRoutingStrategy
{
    /// <summary>Stable id by which groups name it: <c>[a-z0-9-]</c>, 1–40 characters, unique over all plugins.</summary>
    string Id { get; }

    /// <summary>Name in the list of strategies.</summary>
    LocalizedText Name { get; }

    /// <summary>One sentence: how it chooses.</summary>
    LocalizedText Description { get; }

    /// <summary>Each reason code of <see cref="RankedCandidate.Reason"/> in words.</summary>
    IReadOnlyDictionary<string, LocalizedText> Reasons { get; }

    /// <summary>Orders the candidates, the best first. Who is left out does not get the conversation.</summary>
    /// <param name="conversation">The conversation to be assigned.</param>
    /// <param name="candidates">1–1000 agents, ordered by id.</param>
    IReadOnlyList<RankedCandidate> Rank(RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates);
}
