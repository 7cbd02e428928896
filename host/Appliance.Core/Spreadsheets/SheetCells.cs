using System.Buffers;
using System.Globalization;

namespace Appliance.Core.Spreadsheets;

/// <summary>What holds of a cell, whatever file it came in.</summary>
internal static class SheetCells
{
    private const int Shown = 60;
    private static readonly SearchValues<char> OfANumber = SearchValues.Create(" 0123456789-().,");

    /// <summary>The cell's text, trimmed and cut; what is wrong with it goes to <paramref name="faults"/>.</summary>
    public static string Take(string text, int row, int column, List<SheetFault> faults, string encodingCode = SheetFaults.Encoding)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > SheetLimits.CellLength)
        {
            faults.Add(new SheetFault(row, column, SheetFaults.CellTooLong, trimmed.Length.ToString("#,0", CultureInfo.InvariantCulture)));
            return trimmed[..SheetLimits.CellLength];
        }

        if (SheetText.HasLost(trimmed))
            faults.Add(new SheetFault(row, column, encodingCode));
        else if (trimmed.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')))
            faults.Add(new SheetFault(row, column, SheetFaults.ControlCharacter, Show(trimmed)));
        else if (IsFormula(trimmed))
            faults.Add(new SheetFault(row, column, SheetFaults.Formula, Show(trimmed)));
        return trimmed;
    }

    /// <summary>Short enough for a list of faults, and on one line.</summary>
    public static string Show(string text)
    {
        var line = new string([.. text.Take(Shown).Select(character => char.IsControl(character) ? '␀' : character)]);
        return text.Length > Shown ? line + "…" : line;
    }

    // OWASP, CSV injection; a phone number or a plain number may have its sign.
    private static bool IsFormula(string text) =>
        text.Length > 1 && text[0] is '=' or '@' or '＝' or '＠'
        || (text.Length > 1 && text[0] is '+' or '-' or '＋' or '－' && text.AsSpan(1).ContainsAnyExcept(OfANumber));
}
