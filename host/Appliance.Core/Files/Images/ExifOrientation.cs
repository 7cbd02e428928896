using System.Buffers.Binary;

namespace Appliance.Core.Files.Images;

/// <summary>The one EXIF tag that decides how a picture stands.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;

    /// <summary>1–8, or null when the segment says nothing of it.</summary>
    public static int? Read(ReadOnlySpan<byte> app1)
    {
        if (app1.Length < 14 || !app1.StartsWith("Exif\0\0"u8))
            return null;
        var tiff = app1[6..];
        var little = tiff.StartsWith("II*\0"u8);
        if (!little && !tiff.StartsWith("MM\0*"u8))
            return null;
        var directory = Read32(tiff[4..], little);
        if (directory > tiff.Length - 2)
            return null;
        var entries = tiff[(int)directory..];
        var count = Read16(entries, little);
        for (var i = 0; i < count && entries.Length >= 14 + (i * 12); i++)
        {
            var entry = entries.Slice(2 + (i * 12), 12);
            if (Read16(entry, little) == Tag)
                return Read16(entry[8..], little) is >= 1 and <= 8 and var value ? value : null;
        }

        return null;
    }

    /// <summary>A copy with a segment behind the start of image that holds this tag alone.</summary>
    public static byte[] Insert(ReadOnlySpan<byte> jpeg, int orientation)
    {
        ReadOnlySpan<byte> segment =
        [
            0xFF, 0xE1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0, 0, 0, 0,
        ];
        var result = new byte[jpeg.Length + segment.Length];
        jpeg[..2].CopyTo(result);
        segment.CopyTo(result.AsSpan(2));
        jpeg[2..].CopyTo(result.AsSpan(2 + segment.Length));
        return result;
    }

    private static int Read16(ReadOnlySpan<byte> data, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(data) : BinaryPrimitives.ReadUInt16BigEndian(data);

    private static uint Read32(ReadOnlySpan<byte> data, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(data) : BinaryPrimitives.ReadUInt32BigEndian(data);
}
