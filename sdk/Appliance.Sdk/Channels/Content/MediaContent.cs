namespace Appliance.Sdk.Channels;

/// <summary>A picture, sound, film or any other file.</summary>
/// <param name="Kind">Which of the four.</param>
/// <param name="Media">The bytes and what they are.</param>
public sealed record MediaContent(MediaKind Kind, Media Media) : MessageContent
{
    /// <summary>Pixels; null when unknown.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels; null when unknown.</summary>
    public int? Height { get; init; }

    /// <summary>Of sound and film; null when unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Words with it; null for none.</summary>
    public string? Caption { get; init; }

    /// <inheritdoc/>
    public override string Type => Kind switch
    {
        MediaKind.Image => MessageTypes.Image,
        MediaKind.Audio => MessageTypes.Audio,
        MediaKind.Video => MessageTypes.Video,
        _ => MessageTypes.File,
    };
}
