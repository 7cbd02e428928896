using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace Appliance.Web.Pages.Widget;

/// <summary>The loader as it lies in the web root, read and packed once and again when the file has changed.</summary>
internal sealed class LoaderScript(IFileProvider files)
{
    private Content? _content;

    /// <summary>The file's bytes; null when the client was not built.</summary>
    public Content? Current()
    {
        var file = files.GetFileInfo("app/widget.js");
        if (!file.Exists)
            return null;
        var known = Volatile.Read(ref _content);
        if (known?.ModifiedAt == file.LastModified)
            return known;
        var read = Read(file);
        Volatile.Write(ref _content, read);
        return read;
    }

    private static Content Read(IFileInfo file)
    {
        using var plain = new MemoryStream();
        using (var stream = file.CreateReadStream())
        {
            stream.CopyTo(plain);
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(plain.ToArray());
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(plain.ToArray()))[..16];
        return new Content(file.LastModified, plain.ToArray(), packed.ToArray(), $"\"{hash}\"", $"\"{hash}-gz\"");
    }

    /// <summary>Both forms, each with a tag of its own (RFC 9110, 8.8.3.3).</summary>
    internal sealed record Content(DateTimeOffset ModifiedAt, byte[] Plain, byte[] Zipped, string Tag, string ZippedTag);
}
