using System.Globalization;
using Appliance.Core.Spreadsheets;

namespace Appliance.Core.Accounts.Import;

/// <summary>The cells of one row by column, and where to say what is wrong with them.</summary>
internal sealed class ImportCells(SheetRow row, IReadOnlyDictionary<string, int> columns, List<SheetFault> faults)
{
    private static readonly char[] Separators = [';', '；', '、', ',', '，', '|', '\n'];

    public int Row => row.Number;

    /// <summary>What stands there; null for nothing, or where the column is not in the file.</summary>
    public string? Text(string key) =>
        columns.TryGetValue(key, out var column) && column <= row.Cells.Count && row.Cells[column - 1].Length > 0 ? row.Cells[column - 1] : null;

    public void Add(string key, string code, string? detail = null)
    {
        var column = columns.GetValueOrDefault(key);
        var shown = detail is null ? null : SheetCells.Show(detail);

        // The first thing that is wrong with a cell is what to mend; several names in it may each be wrong.
        if (column == 0 || faults.TrueForAll(fault => fault.Row != row.Number || fault.Column != column || (fault.Code == code && fault.Detail != shown)))
            faults.Add(new SheetFault(row.Number, column, code, shown));
    }

    public int? Number(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Add(key, ImportFaults.NotANumber, text);
        return null;
    }

    public bool? YesOrNo(string key)
    {
        switch (Text(key)?.ToLowerInvariant())
        {
            case null:
                return null;
            case "是" or "y" or "yes" or "true" or "1":
                return true;
            case "否" or "n" or "no" or "false" or "0":
                return false;
            case var other:
                Add(key, ImportFaults.NotYesOrNo, other);
                return null;
        }
    }

    public IReadOnlyList<string>? List(string key) =>
        Text(key)?.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IReadOnlyList<long>? Ids(string key, Func<string, (long? Id, string? Fault)> find)
    {
        if (List(key) is not { } names)
            return null;
        var ids = new List<long>();
        foreach (var name in names)
        {
            if (find(name) is { Id: { } id })
                ids.Add(id);
            else
                Add(key, find(name).Fault!, name);
        }

        return ids;
    }

    /// <summary>退款:5;英语:8 – a name without a level has 1.</summary>
    public IReadOnlyList<SkillView>? Skills(string key)
    {
        if (List(key) is not { } parts)
            return null;
        var skills = new List<SkillView>();
        foreach (var part in parts)
        {
            var at = part.LastIndexOfAny([':', '：']);
            var level = 1;
            if (at >= 0 && !int.TryParse(part[(at + 1)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out level))
                Add(key, ImportFaults.NotANumber, part);
            else if (level is < 1 or > 10)
                Add(key, "out_of_range", part);
            else
                skills.Add(new SkillView((at < 0 ? part : part[..at]).Trim(), level));
        }

        return skills;
    }
}
