namespace Appliance.Storage.Blobs;

/// <summary>The files of the media folder as such, for checks.</summary>
public static class MediaFolder
{
    /// <summary>The file that holds the content with this hash; null when there is none.</summary>
    public static FileInfo? Find(DataFolder folder, string hash)
    {
        if (!FolderBlobStore.IsHash(hash))
            return null;
        var file = new FileInfo(FolderBlobStore.PathOf(folder.Media, hash));
        return file.Exists ? file : null;
    }
}
