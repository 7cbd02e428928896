namespace Appliance.Core.Spreadsheets;

/// <summary>How much of a table is read.</summary>
public static class SheetLimits
{
    /// <summary>The file as it was sent, in bytes.</summary>
    public const int FileBytes = 20 * 1024 * 1024;

    /// <summary>All parts of an XLSX unpacked, in bytes: deflate packs 1,000 to 1.</summary>
    public const long UnpackedBytes = 200L * 1024 * 1024;

    public const int Parts = 1000;
    public const int Rows = 20_001;
    public const int Columns = 100;

    /// <summary>Characters in a cell; what is longer is cut and reported.</summary>
    public const int CellLength = 2000;
}
