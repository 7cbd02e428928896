namespace Appliance.Sdk.Channels;

/// <summary>How far a message that was sent has come.</summary>
public enum DeliveryState
{
    /// <summary>On the customer's device.</summary>
    Delivered,

    /// <summary>The customer has read it, and all before it.</summary>
    Read,

    /// <summary>It will not arrive.</summary>
    Failed,
}
