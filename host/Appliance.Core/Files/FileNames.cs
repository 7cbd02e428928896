using System.Globalization;
using System.Text;

namespace Appliance.Core.Files;

/// <summary>Makes a name that is safe to show and to save from the one that an uploader sent.</summary>
public static class FileNames
{
    private const int MaxLength = 200;

    // What a double click would run on an agent's desk. Their content often looks like text or zip, so the name decides.
    private static readonly HashSet<string> Runnable = new(StringComparer.OrdinalIgnoreCase)
    {
        ".apk", ".app", ".appimage", ".appx", ".bat", ".cmd", ".com", ".cpl", ".deb", ".dmg", ".exe", ".hta", ".htm", ".html", ".inf",
        ".jar", ".js", ".jse", ".lnk", ".mht", ".mhtml", ".msi", ".msix", ".mjs", ".pif", ".ps1", ".reg", ".rpm", ".scr", ".sh", ".shtml",
        ".svg", ".svgz", ".url", ".vb", ".vbe", ".vbs", ".wsf", ".xht", ".xhtml",
    };

    public static bool IsRunnable(string name) => Runnable.Contains(Path.GetExtension(name).TrimEnd(' ', '.'));

    /// <summary>
    /// Folders, control characters and direction overrides (which show <c>gpj.exe</c> as <c>exe.jpg</c>) are removed;
    /// at most 200 characters, the extension kept.
    /// </summary>
    public static string Clean(string? name)
    {
        var bare = (name ?? "").Replace('\\', '/');
        bare = bare[(bare.LastIndexOf('/') + 1)..];
        var kept = new StringBuilder(bare.Length);
        foreach (var rune in bare.EnumerateRunes())
        {
            if (rune.Value is '"' or '<' or '>' or ':' or '|' or '?' or '*' || rune == Rune.ReplacementChar)
                kept.Append('_');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                kept.Append(rune.ToString());
        }

        var clean = kept.ToString().Trim(' ', '.');
        if (clean.Length == 0)
            return "file";
        if (clean.Length <= MaxLength)
            return clean;
        var extension = Path.GetExtension(clean);
        if (extension.Length > 20)
            extension = "";
        var length = MaxLength - extension.Length;
        if (char.IsHighSurrogate(clean[length - 1]))
            length--;
        return clean[..length] + extension;
    }
}
