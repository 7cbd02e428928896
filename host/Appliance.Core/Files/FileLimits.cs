namespace Appliance.Core.Files;

/// <summary>How large an upload may be, in bytes.</summary>
public static class FileLimits
{
    public const long Image = 20L * 1024 * 1024;

    public const long Media = 100L * 1024 * 1024;

    public const long File = 100L * 1024 * 1024;

    /// <summary>Longest side of an image in pixels.</summary>
    public const int ImageSide = 30_000;

    /// <summary>Pixels of an image: 100 megapixels take 400 MB once a browser has decoded them.</summary>
    public const long ImagePixels = 100_000_000;

    /// <summary>How long an upload that no message carries is kept.</summary>
    public static TimeSpan OrphanAge { get; } = TimeSpan.FromHours(24);

    public static long Of(string kind) => kind switch
    {
        FileKinds.Image => Image,
        FileKinds.Audio or FileKinds.Video => Media,
        _ => File,
    };
}
