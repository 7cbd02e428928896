namespace Appliance.Core.Spreadsheets;

/// <summary>Rows of a CSV or XLSX file, told apart by content. Nothing is thrown for what the file holds: faults stand in the rows.</summary>
public static class SheetReader
{
    private static ReadOnlySpan<byte> Zip => "PK\x03\x04"u8;

    // Old Excel, and encrypted new one.
    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads as far as it is asked to; a row whose fault concerns the whole file is the last.</summary>
    /// <param name="content">At most <see cref="SheetLimits.FileBytes"/>.</param>
    /// <param name="encoding">Of a CSV file; XLSX says its own.</param>
    public static IEnumerable<SheetRow> Read(byte[] content, SheetEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0)
            return [Whole(SheetFaults.Empty)];
        if (content.Length > SheetLimits.FileBytes)
            return [Whole(SheetFaults.TooLarge)];
        if (content.AsSpan().StartsWith(Compound) || content.AsSpan().StartsWith("%PDF"u8))
            return [Whole(SheetFaults.FileType)];
        return content.AsSpan().StartsWith(Zip) ? XlsxRows.Read(content) : CsvRows.Read(content, encoding);
    }

    internal static SheetRow Whole(string code, int row = 0, string? detail = null) => new(row, [], [new SheetFault(row, 0, code, detail)]);
}
