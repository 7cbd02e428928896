using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Appliance.Core.Spreadsheets;

/// <summary>The rows of an XLSX file's first sheet, one at a time: the sheet is never in memory as a whole.</summary>
internal static class XlsxRows
{
    public static IEnumerable<SheetRow> Read(byte[] content)
    {
        if (Unpacked(content) is { } refused)
            return [SheetReader.Whole(refused)];
        return Guarded(content);
    }

    /// <summary>What is thrown over a file that breaks in the middle becomes its last row.</summary>
    private static IEnumerable<SheetRow> Guarded(byte[] content)
    {
        using var rows = Rows(content).GetEnumerator();
        var last = 0;
        while (true)
        {
            SheetRow row;
            var broken = false;
            try
            {
                if (!rows.MoveNext())
                    yield break;
                row = rows.Current;
            }
            catch (Exception exception) when (exception is XmlException or InvalidDataException or FileFormatException or OpenXmlPackageException
                or FormatException or ArgumentException or InvalidOperationException or IOException or NullReferenceException or KeyNotFoundException)
            {
                row = SheetReader.Whole(SheetFaults.Broken, last == 0 ? 0 : last + 1);
                broken = true;
            }

            yield return row;
            if (broken)
                yield break;
            last = row.Number;
        }
    }

    private static IEnumerable<SheetRow> Rows(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var workbook = document.WorkbookPart ?? throw new InvalidDataException("The file has no workbook.");
        var sheetId = workbook.Workbook.Sheets?.Elements<Sheet>().FirstOrDefault()?.Id?.Value ?? throw new InvalidDataException("The workbook has no sheet.");
        var shared = XlsxSharedTexts.Read(workbook.SharedStringTablePart);
        using var reader = OpenXmlReader.Create((WorksheetPart)workbook.GetPartById(sheetId));
        var number = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            var stated = reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value;
            number = int.TryParse(stated, out var given) && given > number ? given : number + 1;
            if (number > SheetLimits.Rows)
            {
                yield return SheetReader.Whole(SheetFaults.TooManyRows, number);
                yield break;
            }

            yield return ReadRow(reader, number, shared);
        }
    }

    private static SheetRow ReadRow(OpenXmlReader reader, int number, IReadOnlyList<string> shared)
    {
        var cells = new List<string>();
        var faults = new List<SheetFault>();
        if (!reader.ReadFirstChild())
            return new SheetRow(number, cells, faults);
        do
        {
            if (reader.ElementType != typeof(Cell))
                continue;
            var cell = (Cell)reader.LoadCurrentElement()!;
            var column = XlsxColumn.Of(cell.CellReference?.Value) ?? cells.Count + 1;
            if (column > SheetLimits.Columns)
            {
                if (!faults.Exists(fault => fault.Code == SheetFaults.TooManyColumns))
                    faults.Add(new SheetFault(number, SheetLimits.Columns + 1, SheetFaults.TooManyColumns));
                continue;
            }

            while (cells.Count < column)
                cells.Add("");
            cells[column - 1] = XlsxCell.Text(cell, number, column, shared, faults);
        }
        while (reader.ReadNextSibling());
        return new SheetRow(number, cells, faults);
    }

    /// <summary>Unpacks every part once and counts, because what the archive says of its sizes is its maker's word.</summary>
    private static string? Unpacked(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > SheetLimits.Parts)
                return SheetFaults.TooLarge;
            if (archive.GetEntry("[Content_Types].xml") is null)
                return SheetFaults.FileType;
            var buffer = new byte[81920];
            var total = 0L;
            foreach (var entry in archive.Entries)
            {
                using var part = entry.Open();
                int read;
                while ((read = part.Read(buffer)) > 0)
                {
                    total += read;
                    if (total > SheetLimits.UnpackedBytes)
                        return SheetFaults.TooLarge;
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or IOException)
        {
            return SheetFaults.Broken;
        }
    }
}
