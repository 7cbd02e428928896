namespace Appliance.Core.Files;

/// <summary>What a file is to a reader: the message type that carries it.</summary>
public static class FileKinds
{
    public const string Image = "image";
    public const string Audio = "audio";
    public const string Video = "video";
    public const string File = "file";
}
