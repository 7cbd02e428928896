using System.Text.Json;

namespace Appliance.Web.Pages.Tags;

/// <summary>The drawings of the icons that the pages name, taken from Tabler by the client build and embedded here.</summary>
public sealed class IconSet
{
    private readonly Dictionary<string, string> _drawings;

    public IconSet()
    {
        using var stream = typeof(IconSet).Assembly.GetManifestResourceStream("icons.json")
            ?? throw new InvalidOperationException("icons.json is not embedded; the client build did not run.");
        _drawings = JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
    }

    /// <summary>The inside of the svg element.</summary>
    public string Drawing(string name) =>
        _drawings.TryGetValue(name, out var drawing) ? drawing : throw new InvalidOperationException($"No page names the icon '{name}' in a way that the client build finds.");
}
