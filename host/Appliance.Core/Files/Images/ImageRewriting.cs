namespace Appliance.Core.Files.Images;

/// <summary>
/// Makes an image anew before it may be shown inside a page. No image codec is at hand, so pixels are not decoded and
/// encoded again: the container is walked to its end, every part that draws is checked and copied into a new file, and
/// everything else (metadata with places and names, comments, profiles, unknown parts, data behind the end) is dropped.
/// What does not read cleanly is refused. A file that is at once an image and something else does not survive this;
/// a fault inside compressed pixel data does, and is left to the browser's own decoder.
/// </summary>
public static class ImageRewriting
{
    /// <summary>The image made anew, or null when its structure is broken or its dimensions are absurd.</summary>
    public static RewrittenImage? Rewrite(string contentType, ReadOnlySpan<byte> source)
    {
        try
        {
            var image = contentType switch
            {
                "image/jpeg" => JpegRewriter.Rewrite(source),
                "image/png" => PngRewriter.Rewrite(source),
                "image/gif" => GifRewriter.Rewrite(source),
                "image/webp" => WebpRewriter.Rewrite(source),
                _ => null,
            };
            return image is null || !IsSensible(image.Width, image.Height) ? null : image;
        }
        catch (ArgumentOutOfRangeException)
        {
            // A slice beyond the end: the file says that it is longer than it is.
            return null;
        }
        catch (IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static bool IsSensible(int width, int height) =>
        width is > 0 and <= FileLimits.ImageSide && height is > 0 and <= FileLimits.ImageSide && (long)width * height <= FileLimits.ImagePixels;
}
