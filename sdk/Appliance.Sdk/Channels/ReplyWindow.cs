namespace Appliance.Sdk.Channels;

/// <summary>How long, and how often, one may answer after the customer's last message.</summary>
/// <param name="Duration">Counted from the customer's last message.</param>
/// <param name="MaxMessages">Most answers to one message of the customer; null for no limit.</param>
public sealed record ReplyWindow(TimeSpan Duration, int? MaxMessages = null);
