namespace Appliance.Core.Conversations;

/// <summary>How far a message has got, and why it failed (in words).</summary>
public sealed record DeliveryView(string State, string? Reason);
