using System.Text;

namespace Appliance.Core.Spreadsheets;

/// <summary>Bytes to text. What is no text in the encoding becomes U+FFFD, by which its cell is found.</summary>
internal static class SheetText
{
    private const char Lost = '\uFFFD';

    public static string Decode(byte[] content, SheetEncoding encoding)
    {
        var (chosen, skip) = Choose(content, encoding);
        return chosen.GetString(content, skip, content.Length - skip);
    }

    /// <summary>Whether the whole file reads as GB18030. Nearly every sequence of bytes does, so this is a hint and no proof.</summary>
    public static bool ReadsAsGb18030(byte[] content)
    {
        try
        {
            return Gb18030(DecoderFallback.ExceptionFallback).GetCharCount(content) > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Gb18030(DecoderFallback fallback) =>
        CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ReplacementFallback, fallback)
            ?? throw new InvalidOperationException("The framework brings GB18030 along.");

    public static bool HasLost(string text) => text.Contains(Lost, StringComparison.Ordinal);

    private static (Encoding Encoding, int Skip) Choose(byte[] content, SheetEncoding encoding) => encoding switch
    {
        SheetEncoding.Gb18030 => (Gb18030(new DecoderReplacementFallback(Lost.ToString())), 0),
        SheetEncoding.Utf16 when content.AsSpan().StartsWith((byte[])[0xFE, 0xFF]) => (Encoding.BigEndianUnicode, 2),
        SheetEncoding.Utf16 => (Encoding.Unicode, content.AsSpan().StartsWith((byte[])[0xFF, 0xFE]) ? 2 : 0),
        SheetEncoding.Utf8 => (Encoding.UTF8, content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0),
        _ when content.AsSpan().StartsWith(Encoding.UTF8.Preamble) => (Encoding.UTF8, 3),
        _ when content.AsSpan().StartsWith((byte[])[0xFF, 0xFE]) => (Encoding.Unicode, 2),
        _ when content.AsSpan().StartsWith((byte[])[0xFE, 0xFF]) => (Encoding.BigEndianUnicode, 2),
        _ => (Unmarked(content), 0),
    };

    // A comma or a line's end of UTF-16 has a zero byte on one side; UTF-8 text has none at all.
    private static Encoding Unmarked(byte[] content)
    {
        var head = content.AsSpan(0, Math.Min(content.Length, 4096));
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }

        return (even, odd) switch
        {
            _ when odd > even && odd * 10 > head.Length => Encoding.Unicode,
            _ when even > odd && even * 10 > head.Length => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };
    }
}
