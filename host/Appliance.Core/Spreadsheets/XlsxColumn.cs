namespace Appliance.Core.Spreadsheets;

/// <summary>Columns as spreadsheets name them: A, B, …, Z, AA.</summary>
public static class XlsxColumn
{
    /// <summary>The number in a reference such as B7, from 1; null where there is none.</summary>
    public static int? Of(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (letter is < 'A' or > 'Z')
                break;
            column = (column * 26) + (letter - 'A') + 1;
            if (column > 16_384)
                return column;
        }

        return column == 0 ? null : column;
    }

    /// <summary>The letters of a column, from 1.</summary>
    public static string Name(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26)
            name = (char)('A' + ((column - 1) % 26)) + name;
        return name;
    }
}
