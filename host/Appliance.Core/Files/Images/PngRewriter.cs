using System.Buffers.Binary;

namespace Appliance.Core.Files.Images;

/// <summary>PNG (W3C PNG, third edition): keeps header, palette, transparency and pixel data; checks order and every CRC.</summary>
internal static class PngRewriter
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    public static RewrittenImage? Rewrite(ReadOnlySpan<byte> source)
    {
        using var target = new MemoryStream(source.Length);
        target.Write(source[..8]);
        var at = 8;
        int width = 0, height = 0;
        var hasPixels = false;
        while (true)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(source.Slice(at, 4));
            if (length > int.MaxValue - 12)
                return null;
            var chunk = source.Slice(at, (int)length + 12);
            var type = chunk.Slice(4, 4);
            if (BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]) != Crc(chunk[4..^4]))
                return null;
            var isHeader = type.SequenceEqual("IHDR"u8);
            if (isHeader != (at == 8))
                return null;
            at += chunk.Length;

            if (isHeader)
            {
                if (length != 13)
                    return null;
                width = BinaryPrimitives.ReadInt32BigEndian(chunk.Slice(8, 4));
                height = BinaryPrimitives.ReadInt32BigEndian(chunk.Slice(12, 4));
                target.Write(chunk);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                if (!hasPixels || length != 0)
                    return null;
                target.Write(chunk);
                return new RewrittenImage(target.ToArray(), width, height);
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                hasPixels = true;
                target.Write(chunk);
            }
            else if (type.SequenceEqual("PLTE"u8) || type.SequenceEqual("tRNS"u8))
            {
                target.Write(chunk);
            }
            else if ((type[0] & 0x20) == 0)
            {
                // A critical chunk that the standard does not know: it cannot be drawn without it.
                return null;
            }
        }
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
                c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            table[n] = c;
        }

        return table;
    }
}
