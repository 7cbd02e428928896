using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Appliance.Core.Spreadsheets;

/// <summary>Writes a table as XLSX, row by row. Every cell is text or a number, never a formula, whatever it begins with.</summary>
public static class XlsxFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // XML 1.0 knows no other control characters; Excel refuses more than 32,767 characters in a cell.
    private const int MostCharacters = 32_767;

    /// <summary>The file's bytes.</summary>
    /// <param name="sheetName">At most 31 characters.</param>
    /// <param name="rows">The first is shown as the head. Numbers are written as numbers, everything else as text.</param>
    public static byte[] Write(string sheetName, IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            AddStyles(workbook);
            var sheet = workbook.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(sheet))
                WriteSheet(writer, rows);
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = sheetName }));
        }

        return stream.ToArray();
    }

    private static void WriteSheet(OpenXmlWriter writer, IEnumerable<IReadOnlyList<object?>> rows)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(new Column { Min = 1, Max = SheetLimits.Columns, Width = 18, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        var head = true;
        foreach (var row in rows)
        {
            writer.WriteStartElement(new Row());
            foreach (var value in row)
                writer.WriteElement(CellOf(value, head));
            writer.WriteEndElement();
            head = false;
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Cell CellOf(object? value, bool head) => value switch
    {
        null or "" => new Cell(),
        int or long or double or decimal => new Cell { CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!), DataType = CellValues.Number },
        _ => new Cell
        {
            DataType = CellValues.InlineString,
            StyleIndex = head ? 1U : 0U,
            InlineString = new InlineString(new Text(Clean(value.ToString()!)) { Space = SpaceProcessingModeValues.Preserve }),
        },
    };

    private static string Clean(string text)
    {
        var clean = new string([.. text.Where(character => !char.IsControl(character) || character is '\n' or '\t')]);
        return clean.Length > MostCharacters ? clean[..MostCharacters] : clean;
    }

    // The second format is the head's: bold.
    private static void AddStyles(WorkbookPart workbook) => workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }));
}
