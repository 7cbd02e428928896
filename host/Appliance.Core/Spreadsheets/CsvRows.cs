using CsvHelper;

namespace Appliance.Core.Spreadsheets;

/// <summary>The rows of a CSV file (RFC 4180; comma, semicolon or tab).</summary>
internal static class CsvRows
{
    private const byte Quote = (byte)'"';

    public static IEnumerable<SheetRow> Read(byte[] content, SheetEncoding encoding)
    {
        var text = SheetText.Decode(content, encoding);
        var encodingCode = encoding is SheetEncoding.Recognised or SheetEncoding.Utf8 && SheetText.HasLost(text) && SheetText.ReadsAsGb18030(content)
            ? SheetFaults.EncodingGb18030
            : SheetFaults.Encoding;
        using var reader = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false, SkipEmptyLines = false });
        for (var row = 1; reader.Read(); row++)
        {
            if (row > SheetLimits.Rows)
            {
                yield return SheetReader.Whole(SheetFaults.TooManyRows, row);
                yield break;
            }

            yield return Row(reader, row, encodingCode);
        }
    }

    private static SheetRow Row(CsvReader reader, int row, string encodingCode)
    {
        var faults = new List<SheetFault>();
        if (reader.FieldCount > SheetLimits.Columns)
            faults.Add(new SheetFault(row, SheetLimits.Columns + 1, SheetFaults.TooManyColumns));
        var cells = new string[Math.Min(reader.FieldCount, SheetLimits.Columns)];
        for (var column = 0; column < cells.Length; column++)
        {
            var cell = reader.GetString(column);
            if (IsQuotedRight(reader.GetRawSpan(column)))
            {
                cells[column] = SheetCells.Take(cell, row, column + 1, faults, encodingCode);
                continue;
            }

            cells[column] = "";
            faults.Add(new SheetFault(row, column + 1, SheetFaults.Quotes, SheetCells.Show(cell)));
        }

        return new SheetRow(row, cells, faults);
    }

    /// <summary>None at all, or one at each end and only pairs between.</summary>
    private static bool IsQuotedRight(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains(Quote))
            return true;
        if (raw.Length < 2 || raw[0] != Quote || raw[^1] != Quote)
            return false;
        var inner = raw[1..^1];
        for (var at = inner.IndexOf(Quote); at >= 0; at = inner.IndexOf(Quote))
        {
            if (at + 1 == inner.Length || inner[at + 1] != Quote)
                return false;
            inner = inner[(at + 2)..];
        }

        return true;
    }
}
