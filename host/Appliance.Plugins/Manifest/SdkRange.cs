using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Appliance.Plugins.Manifest;

/// <summary>Which SDK versions a plugin works with: comparisons that must all hold, for example <c>&gt;=1.0 &lt;2.0</c>.</summary>
public sealed partial class SdkRange
{
    private readonly List<(string Comparison, Version Version)> _parts;

    private SdkRange(string text, List<(string Comparison, Version Version)> parts)
    {
        Text = text;
        _parts = parts;
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out SdkRange? range)
    {
        range = null;
        if (text is null or { Length: 0 or > 60 })
            return false;

        var parts = new List<(string, Version)>();
        foreach (var part in text.Split(' '))
        {
            var match = Pattern().Match(part);
            if (!match.Success)
                return false;
            parts.Add((match.Groups[1].Value, new Version(Number(match, 2), Number(match, 3))));
        }

        range = new SdkRange(text, parts);
        return true;
    }

    public bool Contains(Version version)
    {
        var sdk = new Version(version.Major, version.Minor);
        return _parts.TrueForAll(part => part.Comparison switch
        {
            ">=" => sdk >= part.Version,
            ">" => sdk > part.Version,
            "<=" => sdk <= part.Version,
            "<" => sdk < part.Version,
            _ => sdk == part.Version,
        });
    }

    public override string ToString() => Text;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(>=|>|<=|<|=)([0-9]{1,9})\.([0-9]{1,9})\z")]
    private static partial Regex Pattern();
}
