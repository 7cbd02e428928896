namespace Appliance.Sdk.Channels;

/// <summary>What a file is for the reader.</summary>
public enum MediaKind
{
    /// <summary>Anything else; downloaded.</summary>
    File,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>A film.</summary>
    Video,
}
