using System.Buffers.Binary;

namespace Appliance.Core.Files.Images;

/// <summary>
/// JPEG (ITU-T T.81): keeps tables, frame, scans and the Adobe colour transform; application data and comments go, except that
/// the orientation is written anew, because a phone's picture would lie on its side without it.
/// </summary>
internal static class JpegRewriter
{
    public static RewrittenImage? Rewrite(ReadOnlySpan<byte> source)
    {
        using var target = new MemoryStream(source.Length);
        target.Write((ReadOnlySpan<byte>)[0xFF, 0xD8]);
        var at = 2;
        int width = 0, height = 0, orientation = 1;
        var hasScan = false;
        while (true)
        {
            if (source[at] != 0xFF)
                return null;
            while (source[at] == 0xFF)
                at++;
            var marker = source[at++];
            if (marker == 0xD9)
            {
                target.Write((ReadOnlySpan<byte>)[0xFF, 0xD9]);
                if (!hasScan)
                    return null;
                var content = target.ToArray();
                if (orientation == 1)
                    return new RewrittenImage(content, width, height);
                return orientation < 5
                    ? new RewrittenImage(ExifOrientation.Insert(content, orientation), width, height)
                    : new RewrittenImage(ExifOrientation.Insert(content, orientation), height, width);
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(source.Slice(at, 2));
            if (length < 2)
                return null;
            var segment = source.Slice(at, length);
            at += length;
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    if (width != 0 || length < 8)
                        return null;
                    height = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
                    width = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]);
                    Write(target, marker, segment);
                    break;
                case 0xC4 or 0xDB or 0xDD:
                    Write(target, marker, segment);
                    break;
                case 0xDA:
                    if (width == 0)
                        return null;
                    hasScan = true;
                    Write(target, marker, segment);
                    var end = EndOfScan(source, at);
                    target.Write(source[at..end]);
                    at = end;
                    break;
                case 0xE1:
                    orientation = ExifOrientation.Read(segment[2..]) ?? orientation;
                    break;
                case 0xEE when length == 14 && segment.Slice(2, 5).SequenceEqual("Adobe"u8):
                    Write(target, marker, segment);
                    break;
                case (>= 0xE0 and <= 0xEF) or 0xFE:
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>Where the entropy-coded data ends: at the next marker that is neither stuffing nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> source, int at)
    {
        while (true)
        {
            var offset = source[at..].IndexOf((byte)0xFF);
            if (offset < 0)
                throw new ArgumentOutOfRangeException(nameof(source));
            at += offset;
            var next = source[at + 1];
            if (next == 0xFF)
                at++;
            else if (next is 0x00 or (>= 0xD0 and <= 0xD7))
                at += 2;
            else
                return at;
        }
    }

    private static void Write(MemoryStream target, byte marker, ReadOnlySpan<byte> segment)
    {
        target.WriteByte(0xFF);
        target.WriteByte(marker);
        target.Write(segment);
    }
}
