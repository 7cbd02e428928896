namespace Appliance.Sdk.Storage;

/// <summary>Which documents, in which order.</summary>
public sealed record StoreQuery
{
    /// <summary>The collection.</summary>
    public required string Collection { get; init; }

    /// <summary>An indexed field to filter and order by; null for the key.</summary>
    public string? Field { get; init; }

    /// <summary>Lowest value, inclusive; compared character by character (write numbers and times with a fixed width).</summary>
    public string? From { get; init; }

    /// <summary>Highest value, exclusive.</summary>
    public string? To { get; init; }

    /// <summary>Exactly this value; then <see cref="From"/> and <see cref="To"/> are null.</summary>
    public string? EqualTo { get; init; }

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Where the former page ended: its <see cref="StorePage{T}.Next"/>.</summary>
    public string? After { get; init; }

    /// <summary>1–500.</summary>
    public int Limit { get; init; } = 100;
}
