namespace Appliance.Sdk.Channels;

/// <summary>That a channel sends a type of message, and its limits; null where the platform has none.</summary>
/// <param name="Type">A name of <see cref="MessageTypes"/>.</param>
public sealed record MessageSupport(string Type)
{
    /// <summary>Longest text in UTF-16 units.</summary>
    public int? MaxCharacters { get; init; }

    /// <summary>Longest text in UTF-8 bytes, for platforms that count so.</summary>
    public int? MaxTextBytes { get; init; }

    /// <summary>Largest file in bytes.</summary>
    public long? MaxFileBytes { get; init; }

    /// <summary>Content types of files that the platform takes; empty for any.</summary>
    public IReadOnlyList<string> ContentTypes { get; init; } = [];

    /// <summary>Most items of a card or options of a menu.</summary>
    public int? MaxItems { get; init; }
}
