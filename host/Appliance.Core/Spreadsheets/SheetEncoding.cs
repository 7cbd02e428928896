namespace Appliance.Core.Spreadsheets;

/// <summary>In what a CSV file is written.</summary>
public enum SheetEncoding
{
    /// <summary>As its first bytes say; UTF-8 without any. GB18030 has no mark and is named as a fault, never guessed.</summary>
    Recognised,
    Utf8,
    Utf16,
    Gb18030,
}
