using System.Text;
using System.Text.RegularExpressions;

namespace Appliance.Core.Accounts;

/// <summary>
/// A rule for names: text with places in braces. {部门}, {岗位} and {工号} must be the account's own; {姓名} and {昵称} are
/// any text.
/// </summary>
internal static partial class NamePattern
{
    public const int MaxLength = 100;

    /// <summary>What is wrong with a pattern; null for nothing.</summary>
    public static string? Fault(string pattern)
    {
        if (pattern.Length > MaxLength)
            return "too_long";
        if (pattern.Any(char.IsControl))
            return "invalid";
        var places = Place().Matches(pattern);
        return places.Count == 0 || places.Any(place => !IsKnown(place.Groups[1].Value)) || Place().Replace(pattern, "").AsSpan().ContainsAny('{', '}')
            ? "invalid"
            : null;
    }

    public static bool IsMatch(string pattern, string name, NameFacts facts)
    {
        var expression = new StringBuilder("^");
        var at = 0;
        foreach (Match place in Place().Matches(pattern))
        {
            expression.Append(Regex.Escape(pattern[at..place.Index]));
            if (Part(place.Groups[1].Value, facts) is not { } part)
                return false;
            expression.Append(part);
            at = place.Index + place.Length;
        }

        expression.Append(Regex.Escape(pattern[at..])).Append('$');

        // Names come from strangers' files; without backtracking the time is linear in their length.
        return Regex.IsMatch(name, expression.ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    // Null where the account lacks what its name must hold.
    private static string? Part(string place, NameFacts facts) => place switch
    {
        "部门" or "department" => Own(facts.Department),
        "岗位" or "title" => Own(facts.Title),
        "工号" or "jobNumber" => Own(facts.JobNumber),
        _ => ".+",
    };

    private static string? Own(string? fact) => string.IsNullOrEmpty(fact) ? null : Regex.Escape(fact);

    private static bool IsKnown(string place) =>
        place is "部门" or "department" or "岗位" or "title" or "工号" or "jobNumber" or "姓名" or "name" or "昵称" or "nickname";

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
