namespace Appliance.Core;

/// <summary>Patterns for <c>like … escape '\'</c>.</summary>
internal static class SqlPattern
{
    /// <summary>What contains the text as it stands, wildcards in it taken literally.</summary>
    public static string Containing(string text) =>
        "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
