namespace Appliance.Core.Files;

/// <summary>A file as its uploader sees it on the wire.</summary>
public sealed record FileView(long Id, string Url, string Name, long Size, string ContentType, int? Width, int? Height)
{
    public static FileView Of(StoredFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new FileView(file.Id, FileLinks.Path(file.Id), file.Name, file.Size, file.ContentType, file.Width, file.Height);
    }
}
