namespace Appliance.Core.Spreadsheets;

/// <summary>What is wrong with a place in a table.</summary>
/// <param name="Row">From 1, as a spreadsheet counts; 0 for the file as a whole.</param>
/// <param name="Column">From 1; 0 for the row as a whole.</param>
/// <param name="Code">One of <see cref="SheetFaults"/>, or of whoever checks what the cells mean.</param>
/// <param name="Detail">What stands there, cut to 60 characters, where that helps to find it.</param>
public sealed record SheetFault(int Row, int Column, string Code, string? Detail = null);
