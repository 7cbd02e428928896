using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Appliance.Plugins.Manifest;

/// <summary>A semantic version (semver.org 2.0.0, without build metadata).</summary>
public sealed partial record PluginVersion(int Major, int Minor, int Patch, string? Pre = null) : IComparable<PluginVersion>
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out PluginVersion? version)
    {
        version = null;
        var match = text is { Length: <= 100 } ? Pattern().Match(text) : null;
        if (match is not { Success: true })
            return false;

        version = new PluginVersion(Number(match, 1), Number(match, 2), Number(match, 3), match.Groups[4].Success ? match.Groups[4].Value : null);
        return true;
    }

    public int CompareTo(PluginVersion? other)
    {
        if (other is null)
            return 1;

        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (numbers != 0 || Pre == other.Pre)
            return numbers;
        if (Pre is null || other.Pre is null)
            return Pre is null ? 1 : -1;
        return ComparePre(Pre.Split('.'), other.Pre.Split('.'));
    }

    public static bool operator <(PluginVersion left, PluginVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(PluginVersion left, PluginVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(PluginVersion left, PluginVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PluginVersion left, PluginVersion right) => left.CompareTo(right) >= 0;

    public override string ToString() => Pre is null ? $"{Major}.{Minor}.{Patch}" : $"{Major}.{Minor}.{Patch}-{Pre}";

    private static int ComparePre(string[] left, string[] right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var leftIsNumber = int.TryParse(left[i], NumberStyles.None, CultureInfo.InvariantCulture, out var leftNumber);
            var rightIsNumber = int.TryParse(right[i], NumberStyles.None, CultureInfo.InvariantCulture, out var rightNumber);
            var order = (leftIsNumber, rightIsNumber) switch
            {
                (true, true) => leftNumber.CompareTo(rightNumber),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(left[i], right[i]),
            };
            if (order != 0)
                return order;
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})(?:-([0-9A-Za-z.-]{1,60}))?\z")]
    private static partial Regex Pattern();
}
