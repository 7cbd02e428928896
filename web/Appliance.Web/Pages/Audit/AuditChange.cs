namespace Appliance.Web.Pages.Audit;

/// <summary>One thing that an entry tells of, in words.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Before">What it was; null where there was none, or none is told.</param>
/// <param name="After">What it is.</param>
public sealed record AuditChange(string Name, string? Before, string? After)
{
    /// <summary>In one line.</summary>
    public string Line => Before is null ? $"{Name}{Texts.Choose("：", ": ")}{After}" : $"{Name}{Texts.Choose("：", ": ")}{Before} → {After}";
}
