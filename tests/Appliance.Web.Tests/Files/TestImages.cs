using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Appliance.Web.Tests.Files;

/// <summary>Small, complete images with something in them that must not stay.</summary>
internal static class TestImages
{
    public const string Secret = "GPS 31.2304N 121.4737E";

    public static byte[] Png(int width = 2, int height = 3)
    {
        using var image = new MemoryStream();
        image.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk(image, "IHDR", header);
        Chunk(image, "tEXt", Encoding.ASCII.GetBytes("Comment\0" + Secret));
        using var pixels = new MemoryStream();
        using (var zip = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(new byte[(width + 1) * height]);
        Chunk(image, "IDAT", pixels.ToArray());
        Chunk(image, "IEND", []);
        return image.ToArray();
    }

    /// <summary>A JPEG with EXIF that says "turned by 90°" and where it was taken.</summary>
    public static byte[] Jpeg(int width = 4, int height = 2, byte orientation = 6)
    {
        using var image = new MemoryStream();
        image.Write([0xFF, 0xD8]);
        Segment(image, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(image, 0xE1, [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret)]);
        Segment(image, 0xFE, Encoding.ASCII.GetBytes(Secret));
        Segment(image, 0xDB, new byte[65]);
        Segment(image, 0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);
        Segment(image, 0xC4, new byte[20]);
        Segment(image, 0xDA, [1, 1, 0, 0, 63, 0]);
        image.Write([0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]);
        image.Write([0xFF, 0xD9]);
        return image.ToArray();
    }

    public static byte[] Gif()
    {
        using var image = new MemoryStream();
        image.Write("GIF89a"u8);
        image.Write([5, 0, 7, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
        image.Write([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
        image.Write([0x21, 0xFE, (byte)Secret.Length, .. Encoding.ASCII.GetBytes(Secret), 0]);
        image.Write([0x21, 0xF9, 4, 0, 0, 0, 0, 0]);
        image.Write([0x2C, 0, 0, 0, 0, 5, 0, 7, 0, 0, 2, 2, 0x4C, 0x01, 0]);
        image.WriteByte(0x3B);
        return image.ToArray();
    }

    public static byte[] Webp()
    {
        using var body = new MemoryStream();
        body.Write("WEBP"u8);
        RiffChunk(body, "VP8X", [0x2C, 0, 0, 0, 9, 0, 0, 4, 0, 0]);
        RiffChunk(body, "VP8 ", [0x10, 0, 0, 0x9D, 0x01, 0x2A, 10, 0, 5, 0, 0]);
        RiffChunk(body, "EXIF", Encoding.ASCII.GetBytes(Secret));
        using var image = new MemoryStream();
        RiffChunk(image, "RIFF", body.ToArray());
        return image.ToArray();
    }

    private static void Chunk(MemoryStream image, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        image.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        image.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(named));
        image.Write(number);
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
        }

        return ~crc;
    }

    private static void Segment(MemoryStream image, byte marker, byte[] data)
    {
        image.Write([0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2)]);
        image.Write(data);
    }

    private static void RiffChunk(MemoryStream image, string type, byte[] data)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        image.Write(Encoding.ASCII.GetBytes(type));
        image.Write(length);
        image.Write(data);
        if ((data.Length & 1) != 0)
            image.WriteByte(0);
    }
}
