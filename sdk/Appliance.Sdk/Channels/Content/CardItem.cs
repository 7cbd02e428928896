namespace Appliance.Sdk.Channels;

/// <summary>An item of a card.</summary>
public sealed record CardItem
{
    /// <summary>The company's own id of it.</summary>
    public required string Id { get; init; }

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence; null for none.</summary>
    public string? Summary { get; init; }

    /// <summary>Price with its currency, as to be shown; null for an article.</summary>
    public string? Price { get; init; }

    /// <summary>Picture, http or https.</summary>
    public Uri? Image { get; init; }

    /// <summary>Where it leads, http or https.</summary>
    public Uri? Url { get; init; }
}
