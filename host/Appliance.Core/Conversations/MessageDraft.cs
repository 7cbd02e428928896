namespace Appliance.Core.Conversations;

/// <summary>A message about to be stored, short of its place in the conversation.</summary>
internal sealed record MessageDraft
{
    public required string Sender { get; init; }

    public AgentSummary? Agent { get; init; }

    public bool Automatic { get; init; }

    public required string Client { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The platform's id of an inbound message.</summary>
    public string? ExternalId { get; init; }

    public required ValidContent Content { get; init; }

    public bool Hidden { get; init; }

    public required string Delivery { get; init; }

    public required long Now { get; init; }
}
