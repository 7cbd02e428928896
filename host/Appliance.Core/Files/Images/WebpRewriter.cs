using System.Buffers.Binary;

namespace Appliance.Core.Files.Images;

/// <summary>WebP (RFC 9649): keeps picture, alpha and animation chunks; EXIF, XMP, colour profile and unknown chunks go.</summary>
internal static class WebpRewriter
{
    private const byte ProfileExifXmp = 0x20 | 0x08 | 0x04;

    public static RewrittenImage? Rewrite(ReadOnlySpan<byte> source)
    {
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(source.Slice(4, 4));
        if (stated > source.Length - 8 || stated < 12)
            return null;
        var body = source.Slice(12, (int)stated - 4);
        using var target = new MemoryStream(source.Length);
        target.Write("RIFF\0\0\0\0WEBP"u8);
        (int Width, int Height)? size = null;
        var hasPicture = false;
        Span<byte> header = stackalloc byte[10];
        while (body.Length >= 8)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(body.Slice(4, 4));
            if (length > body.Length - 8)
                return null;
            var data = body.Slice(8, (int)length);
            var type = body[..4];
            if (type.SequenceEqual("VP8X"u8))
            {
                if (length != 10 || size is not null)
                    return null;
                size = (1 + Read24(data[4..]), 1 + Read24(data[7..]));
                data.CopyTo(header);
                header[0] = (byte)(header[0] & ~ProfileExifXmp);
                Write(target, type, header);
            }
            else if (type.SequenceEqual("VP8 "u8))
            {
                if (data.Length < 10 || !data.Slice(3, 3).SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
                    return null;
                size ??= (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF);
                hasPicture = true;
                Write(target, type, data);
            }
            else if (type.SequenceEqual("VP8L"u8))
            {
                if (data.Length < 5 || data[0] != 0x2F)
                    return null;
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
                size ??= ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
                hasPicture = true;
                Write(target, type, data);
            }
            else if (type.SequenceEqual("ALPH"u8) || type.SequenceEqual("ANIM"u8) || type.SequenceEqual("ANMF"u8))
            {
                hasPicture |= type.SequenceEqual("ANMF"u8);
                Write(target, type, data);
            }

            // A chunk of odd length is followed by one byte of padding, which some writers leave out at the very end.
            body = body[Math.Min(body.Length, 8 + (int)length + ((int)length & 1))..];
        }

        if (!hasPicture || size is not var (width, height))
            return null;
        var content = target.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(4), (uint)content.Length - 8);
        return new RewrittenImage(content, width, height);
    }

    private static int Read24(ReadOnlySpan<byte> data) => data[0] | (data[1] << 8) | (data[2] << 16);

    private static void Write(MemoryStream target, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)data.Length);
        target.Write(type);
        target.Write(length);
        target.Write(data);
        if ((data.Length & 1) != 0)
            target.WriteByte(0);
    }
}
