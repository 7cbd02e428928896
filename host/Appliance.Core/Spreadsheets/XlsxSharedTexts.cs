using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Appliance.Core.Spreadsheets;

/// <summary>The texts that cells refer to by number, each cut just past what a cell may hold.</summary>
internal static class XlsxSharedTexts
{
    // A sheet of the largest size has fewer different texts.
    private const int Most = SheetLimits.Rows * 50;

    public static IReadOnlyList<string> Read(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
            return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement)
                continue;
            if (texts.Count == Most)
                throw new InvalidDataException("The file has more texts than cells are read.");
            var text = TextOf((SharedStringItem)reader.LoadCurrentElement()!);
            texts.Add(text.Length > SheetLimits.CellLength ? text[..(SheetLimits.CellLength + 1)] : text);
        }

        return texts;
    }

    // Without the readings that Japanese and Chinese input methods leave beside the text.
    private static string TextOf(SharedStringItem item) =>
        item.Text is { } plain ? plain.Text : string.Concat(item.Elements<Run>().Select(run => run.Text?.Text));
}
