namespace Appliance.Core.Spreadsheets;

/// <summary>One row of a table.</summary>
/// <param name="Number">From 1, as a spreadsheet counts.</param>
/// <param name="Cells">Trimmed; empty where nothing stands.</param>
/// <param name="Faults">What is wrong with its cells, or with the file from here on.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells, IReadOnlyList<SheetFault> Faults)
{
    public bool IsBlank => Faults.Count == 0 && Cells.All(cell => cell.Length == 0);
}
