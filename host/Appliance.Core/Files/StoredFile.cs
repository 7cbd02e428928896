namespace Appliance.Core.Files;

/// <summary>A file as stored. The hash names the content on disk and never leaves the server.</summary>
public sealed record StoredFile
{
    public required long Id { get; init; }

    public required string Hash { get; init; }

    public required string Name { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required string ContentType { get; init; }

    /// <summary>One of <see cref="FileKinds"/>.</summary>
    public required string Kind { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public required FileOwner Owner { get; init; }

    /// <summary>The message that carries it; null while it belongs to its uploader.</summary>
    public long? MessageId { get; init; }

    /// <summary>True for what may be drawn inside a page: rewritten images, and audio and video recognised by content.</summary>
    public bool InPlace => Kind is FileKinds.Image or FileKinds.Audio or FileKinds.Video;
}
