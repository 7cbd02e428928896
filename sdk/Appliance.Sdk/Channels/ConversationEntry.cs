namespace Appliance.Sdk.Channels;

/// <summary>How a customer came in. Kept with the conversation, for figures; null where unknown.</summary>
public sealed record ConversationEntry
{
    /// <summary>Address or name of the page.</summary>
    public string? Page { get; init; }

    /// <summary>Campaign, QR code scene.</summary>
    public string? Campaign { get; init; }

    /// <summary>Advertisement.</summary>
    public string? AdSource { get; init; }

    /// <summary>Country, province or city as the platform says.</summary>
    public string? Region { get; init; }

    /// <summary>Device as the platform says.</summary>
    public string? Device { get; init; }
}
