namespace Appliance.Core.Conversations;

/// <summary>How far a message has got.</summary>
public static class DeliveryStates
{
    public const string Queued = "queued";
    public const string Sent = "sent";
    public const string Delivered = "delivered";
    public const string Read = "read";
    public const string Failed = "failed";
}
