namespace Appliance.Sdk.Channels;

/// <summary>What became of a message that came in.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why not, for the log; null unless refused.</param>
public sealed record Receipt(ReceiptOutcome Outcome, string? Reason = null);
