namespace Appliance.Sdk.Channels;

/// <summary>What a card shows.</summary>
public enum CardKind
{
    /// <summary>Something to buy.</summary>
    Product,

    /// <summary>Something to read.</summary>
    Article,
}
