using System.Buffers.Binary;

namespace Appliance.Core.Files.Images;

/// <summary>GIF 87a/89a: keeps screen, colour tables, frames, their timing and the loop count; comments and other extensions go.</summary>
internal static class GifRewriter
{
    public static RewrittenImage? Rewrite(ReadOnlySpan<byte> source)
    {
        int width = BinaryPrimitives.ReadUInt16LittleEndian(source.Slice(6, 2));
        int height = BinaryPrimitives.ReadUInt16LittleEndian(source.Slice(8, 2));
        using var target = new MemoryStream(source.Length);
        var at = 13 + ColourTable(source[10]);
        target.Write(source[..at]);
        var frames = 0;
        while (true)
        {
            switch (source[at])
            {
                case 0x3B:
                    target.WriteByte(0x3B);
                    return frames == 0 ? null : new RewrittenImage(target.ToArray(), width, height);
                case 0x2C:
                    var pixels = at + 10 + ColourTable(source[at + 9]) + 1;
                    var end = SubBlocks(source, pixels);
                    target.Write(source[at..end]);
                    at = end;
                    frames++;
                    break;
                case 0x21:
                    var next = SubBlocks(source, at + 2);
                    if (IsGraphicControl(source[at..next]) || IsLoopCount(source[at..next]))
                        target.Write(source[at..next]);
                    at = next;
                    break;
                default:
                    return null;
            }
        }
    }

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));

    private static bool IsGraphicControl(ReadOnlySpan<byte> block) => block.Length == 8 && block[1] == 0xF9 && block[2] == 4;

    private static bool IsLoopCount(ReadOnlySpan<byte> block) =>
        block.Length == 19 && block[1] == 0xFF && block[2] == 11 && block.Slice(3, 11).SequenceEqual("NETSCAPE2.0"u8) && block[14] == 3;

    /// <summary>The position behind the sub-blocks that begin at <paramref name="at"/>.</summary>
    private static int SubBlocks(ReadOnlySpan<byte> source, int at)
    {
        while (source[at] != 0)
            at += source[at] + 1;
        return at + 1;
    }
}
