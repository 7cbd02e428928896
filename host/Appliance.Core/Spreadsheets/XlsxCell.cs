using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Appliance.Core.Spreadsheets;

/// <summary>The text of an XLSX cell. A formula is refused by name: what it shows is not what the person who imports has read.</summary>
internal static class XlsxCell
{
    public static string Text(Cell cell, int row, int column, IReadOnlyList<string> shared, List<SheetFault> faults)
    {
        if (cell.CellFormula is { } formula)
        {
            faults.Add(new SheetFault(row, column, SheetFaults.Formula, SheetCells.Show("=" + formula.Text)));
            return "";
        }

        var raw = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.Error)
        {
            faults.Add(new SheetFault(row, column, SheetFaults.ErrorValue, SheetCells.Show(raw)));
            return "";
        }

        var text = type switch
        {
            CellValues.SharedString => int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count
                ? shared[index]
                : throw new InvalidDataException("A cell refers to a text that is not there."),
            CellValues.InlineString => cell.InlineString?.InnerText ?? "",
            CellValues.Boolean => raw == "1" ? "TRUE" : "FALSE",
            CellValues.String => raw,
            _ => Number(raw),
        };
        return SheetCells.Take(text, row, column, faults);
    }

    // A phone number typed as a number comes as 1.3800138E+10.
    private static string Number(string raw) =>
        raw.AsSpan().ContainsAny('E', 'e') && decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value.ToString(CultureInfo.InvariantCulture)
            : raw;
}
