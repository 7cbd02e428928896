using System.Buffers.Binary;
using System.Text;

namespace Appliance.Core.Files.Content;

/// <summary>
/// Tells a file's type from its first bytes; what the sender called it decides nothing but the label of an office
/// document, which is only ever an attachment.
/// </summary>
public static class ContentRecognition
{
    /// <summary>Bytes of the beginning that are looked at.</summary>
    public const int HeadSize = 4096;

    /// <summary>The type, or null for what is not taken: programs, scripts and pages.</summary>
    public static RecognisedContent? Recognise(ReadOnlySpan<byte> head, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (FileNames.IsRunnable(name) || IsProgram(head))
            return null;
        return Image(head) ?? Media(head) ?? Document(head, name) ?? Text(head);
    }

    private static bool IsProgram(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("MZ"u8) || head.StartsWith("\u007fELF"u8) || head.StartsWith("#!/"u8) || head.StartsWith("#! /"u8) || head.StartsWith("\0asm"u8))
            return true;
        if (head.Length < 4)
            return false;
        var magic = BinaryPrimitives.ReadUInt32BigEndian(head);
        // Mach-O in its four byte orders, universal binaries and Java classes (the same number), Windows shortcuts.
        return magic is 0xFEEDFACE or 0xFEEDFACF or 0xCEFAEDFE or 0xCFFAEDFE or 0xCAFEBABE or 0x4C000000;
    }

    private static RecognisedContent? Image(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return new("image/jpeg", FileKinds.Image);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return new("image/png", FileKinds.Image);
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return new("image/gif", FileKinds.Image);
        return IsRiff(head, "WEBP"u8) ? new("image/webp", FileKinds.Image) : null;
    }

    private static bool IsRiff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> form) =>
        head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual(form);

    private static RecognisedContent? Media(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("ID3"u8))
            return new("audio/mpeg", FileKinds.Audio);
        if (head.Length > 1 && head[0] == 0xFF && (head[1] & 0xF6) == 0xF0)
            return new("audio/aac", FileKinds.Audio);
        if (head.Length > 2 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2 && (head[2] & 0xF0) != 0xF0)
            return new("audio/mpeg", FileKinds.Audio);
        if (head.StartsWith("OggS"u8))
            return head.IndexOf("theora"u8) >= 0 ? new("video/ogg", FileKinds.Video) : new("audio/ogg", FileKinds.Audio);
        if (head.StartsWith("fLaC"u8))
            return new("audio/flac", FileKinds.Audio);
        if (head.StartsWith("#!AMR"u8))
            return new("audio/amr", FileKinds.Audio);
        if (IsRiff(head, "WAVE"u8))
            return new("audio/wav", FileKinds.Audio);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return Matroska(head);
        return head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) ? IsoMedia(head[8..12]) : null;
    }

    private static RecognisedContent Matroska(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("webm"u8) < 0)
            return new("video/x-matroska", FileKinds.File);
        return head.IndexOf("V_VP"u8) < 0 && head.IndexOf("V_AV1"u8) < 0 && (head.IndexOf("A_OPUS"u8) >= 0 || head.IndexOf("A_VORBIS"u8) >= 0)
            ? new("audio/webm", FileKinds.Audio)
            : new("video/webm", FileKinds.Video);
    }

    private static RecognisedContent IsoMedia(ReadOnlySpan<byte> brand)
    {
        if (brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8))
            return new("audio/mp4", FileKinds.Audio);
        if (brand.StartsWith("qt"u8))
            return new("video/quicktime", FileKinds.Video);
        // HEIF and AVIF are not rewritten here, so they are kept as attachments.
        if (brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8))
            return new("image/heic", FileKinds.File);
        return brand.StartsWith("avi"u8) ? new("image/avif", FileKinds.File) : new("video/mp4", FileKinds.Video);
    }

    private static RecognisedContent? Document(ReadOnlySpan<byte> head, string name)
    {
        if (head.StartsWith("%PDF-"u8))
            return new("application/pdf", FileKinds.File);
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return new(DocumentNames.Zip(name), FileKinds.File);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return new(DocumentNames.Ole(name), FileKinds.File);
        if (head.StartsWith("{\\rtf"u8))
            return new("application/rtf", FileKinds.File);
        if (head.StartsWith("Rar!"u8))
            return new("application/vnd.rar", FileKinds.File);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]))
            return new("application/x-7z-compressed", FileKinds.File);
        return head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? new("application/gzip", FileKinds.File) : null;
    }

    /// <summary>Text when it has no control bytes (any encoding of it), otherwise bytes without a name; a page is refused.</summary>
    private static RecognisedContent? Text(ReadOnlySpan<byte> head)
    {
        var wide = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        var control = head.IndexOfAnyInRange((byte)0x00, (byte)0x08) >= 0 || head.IndexOfAnyInRange((byte)0x0E, (byte)0x1A) >= 0;
        if (control && !wide)
            return new("application/octet-stream", FileKinds.File);
        var text = (wide ? head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode : Encoding.Latin1).GetString(head);
        return IsPage(text) ? null : new("text/plain", FileKinds.File);
    }

    private static bool IsPage(string text)
    {
        ReadOnlySpan<string> marks = ["<!doctype html", "<html", "<script", "<svg", "<iframe", "<body", "<head"];
        foreach (var mark in marks)
        {
            if (text.Contains(mark, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
