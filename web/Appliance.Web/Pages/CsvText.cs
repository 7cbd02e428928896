using System.Text;

namespace Appliance.Web.Pages;

/// <summary>
/// A table as CSV (RFC 4180) that spreadsheets open in the right encoding and never calculate: a text that begins like a
/// formula (OWASP, CSV injection) gets an apostrophe before it.
/// </summary>
public sealed class CsvText
{
    private readonly StringBuilder _text = new();

    public const string ContentType = "text/csv; charset=utf-8";

    public CsvText Row(IEnumerable<string> cells)
    {
        _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        return this;
    }

    /// <summary>UTF-8 with a byte order mark, by which Excel knows it.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(_text.ToString())];

    private static string Cell(string value)
    {
        var safe = LooksLikeFormula(value) ? "'" + value : value;
        return safe.AsSpan().IndexOfAny("\",\r\n") >= 0 ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }

    // Also the full-width forms, which spreadsheets in Chinese locales read as the plain ones. A plain number may keep its sign.
    private static bool LooksLikeFormula(string value) =>
        value.Length > 0 && "=+-@\t\r＝＋－＠".Contains(value[0], StringComparison.Ordinal)
        && !decimal.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
}
