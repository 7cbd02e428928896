namespace Appliance.Core.Spreadsheets;

/// <summary>What can be wrong with a table before anybody asks what it means.</summary>
public static class SheetFaults
{
    /// <summary>Neither CSV nor XLSX.</summary>
    public const string FileType = "sheet_file_type";
    public const string Empty = "sheet_empty";

    /// <summary>Packed too tightly, or unpacked larger than <see cref="SheetLimits"/> allow.</summary>
    public const string TooLarge = "sheet_too_large";

    /// <summary>An XLSX that cannot be read to its end.</summary>
    public const string Broken = "sheet_broken";
    public const string TooManyRows = "sheet_too_many_rows";
    public const string TooManyColumns = "sheet_too_many_columns";

    /// <summary>Bytes that are no text in the encoding of the file.</summary>
    public const string Encoding = "sheet_encoding";

    /// <summary>The same, where the file reads well as GB18030, which nobody has said it is.</summary>
    public const string EncodingGb18030 = "sheet_encoding_gb18030";
    public const string Formula = "sheet_formula";

    /// <summary>A cell that holds an error of the spreadsheet, such as #REF!.</summary>
    public const string ErrorValue = "sheet_error_value";
    public const string CellTooLong = "sheet_cell_too_long";
    public const string ControlCharacter = "sheet_control_character";

    /// <summary>CSV: a quotation mark where none may stand, or one that never closes.</summary>
    public const string Quotes = "sheet_quotes";
}
