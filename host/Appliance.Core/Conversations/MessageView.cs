using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appliance.Core.Conversations;

/// <summary>A message, exactly as the wire contract shows it.</summary>
public sealed record MessageView
{
    public required long Id { get; init; }

    public required long ConversationId { get; init; }

    /// <summary>1, 2, 3 … without gaps within the conversation; a visitor misses the numbers of hidden messages.</summary>
    public required long Seq { get; init; }

    public required string ClientId { get; init; }

    public required string From { get; init; }

    public required bool Automatic { get; init; }

    public required string Client { get; init; }

    public AgentSummary? Agent { get; init; }

    public required string Type { get; init; }

    /// <summary>Empty object once recalled.</summary>
    public required JsonElement Content { get; init; }

    public required DeliveryView Delivery { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RecalledAt { get; init; }

    /// <summary>True for notes and inner events: never reaches the customer. Not on the wire.</summary>
    [JsonIgnore]
    public required bool Hidden { get; init; }

    /// <summary>The message as the customer sees it, or null when they may not see it.</summary>
    public MessageView? ForVisitor() => Hidden ? null : this with { Agent = Agent?.ForVisitor() };
}
