using System.Text.Json.Serialization;
using Appliance.Core.Routing;

namespace Appliance.Core.Conversations;

/// <summary>A conversation, exactly as the wire contract shows it.</summary>
public sealed record ConversationView
{
    public required long Id { get; init; }

    public required string State { get; init; }

    public required long ChannelAccountId { get; init; }

    public required string Channel { get; init; }

    /// <summary>The channel account's name, which agents know it by; null for the customer.</summary>
    public string? ChannelName { get; init; }

    public required CustomerSummary Customer { get; init; }

    public NamedReference? Group { get; init; }

    public NamedReference? Agent { get; init; }

    public required string Priority { get; init; }

    public required string StartedBy { get; init; }

    public required ConversationEntry Entry { get; init; }

    /// <summary>The customer's messages after the asking agent's read mark; in a live frame after the serving agent's.</summary>
    public required int Unread { get; init; }

    /// <summary>Number of the newest message, hidden ones too. Every change of state writes one, so that a reader knows which of two views is the older.</summary>
    public required long LastSeq { get; init; }

    /// <summary>The newest message that is no event.</summary>
    public MessageView? LastMessage { get; init; }

    /// <summary>The newest that the customer may see, where <see cref="LastMessage"/> is hidden from them. Not on the wire.</summary>
    [JsonIgnore]
    public MessageView? LastShown { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? QueuedAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? FirstResponseAt { get; init; }

    /// <summary>Since when the customer waits for a person's answer; null when they do not.</summary>
    public DateTimeOffset? AwaitingReplySince { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? CloseReason { get; init; }

    /// <summary>1 for the next to be served; only while waiting, and not in live frames.</summary>
    public int? QueuePlace { get; init; }

    /// <summary>From the group's pace of the last half hour; only for the waiting visitor, null when there is too little to tell.</summary>
    public int? EstimatedWaitSeconds { get; init; }

    public NamedReference? Topic { get; init; }

    public bool? Solved { get; init; }

    public RatingView? Rating { get; init; }

    /// <summary>Newest first, at most 20; only when one conversation is asked for.</summary>
    public IReadOnlyList<RoutingDecisionView>? Routing { get; init; }

    /// <summary>How far the customer has read. Not on the wire; read marks travel by <c>read</c> events.</summary>
    [JsonIgnore]
    public long CustomerReadSeq { get; init; }

    /// <summary>The name of the serving agent that customers see.</summary>
    [JsonIgnore]
    public string? AgentNickname { get; init; }

    /// <summary>
    /// The conversation as its customer sees it: the agent's nickname, no tags, no group, nothing of how it was routed,
    /// and no hidden message.
    /// </summary>
    public ConversationView ForVisitor() => this with
    {
        Customer = Customer with { Tags = [] },
        ChannelName = null,
        Group = null,
        Agent = Agent is null ? null : Agent with { Name = AgentNickname ?? Agent.Name },
        LastSeq = ShownToVisitor?.Seq ?? 0,
        LastMessage = ShownToVisitor?.ForVisitor(),
        LastShown = null,
        Unread = 0,
        Topic = null,
        AwaitingReplySince = null,
        Routing = null,
    };

    private MessageView? ShownToVisitor => LastMessage is { Hidden: true } ? LastShown : LastMessage;
}
