using System.Globalization;
using Appliance.Core;

namespace Appliance.Web.Pages;

/// <summary>Moments and durations in words, in the organisation's time zone.</summary>
public sealed class PageTime(OrganizationCalendar calendar, TimeProvider clock, Texts texts)
{
    /// <summary>刚刚 · 14:03 · 昨天 14:03 · 11-18 14:03 · 2025-11-18.</summary>
    public string Brief(DateTimeOffset at)
    {
        var now = clock.GetUtcNow();
        var local = calendar.Local(at);
        var today = calendar.Local(now);
        if (now - at is { TotalSeconds: >= 0 and < 60 })
        {
            return texts["刚刚"];
        }

        var pattern = local switch
        {
            _ when local.Date == today.Date => "HH:mm",
            _ when local.Date == today.Date.AddDays(-1) => $"'{texts["昨天"]}' HH:mm",
            _ when local.Year == today.Year => "MM-dd HH:mm",
            _ => "yyyy-MM-dd",
        };
        return local.ToString(pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>2026-11-18 14:03:22 +08:00.</summary>
    public string Exact(DateTimeOffset at) => calendar.Local(at).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>How long it has been since then.</summary>
    public string Waited(DateTimeOffset since) => Duration(clock.GetUtcNow() - since);

    /// <summary>12 秒 · 3 分 20 秒 · 2 小时 5 分 · 4 天 3 小时.</summary>
    public string Duration(TimeSpan length) => length switch
    {
        { TotalSeconds: < 1 } => texts["{0} 毫秒", (long)length.TotalMilliseconds],
        { TotalMinutes: < 1 } => texts["{0} 秒", (long)length.TotalSeconds],
        { TotalHours: < 1 } => texts["{0} 分 {1} 秒", length.Minutes, length.Seconds],
        { TotalDays: < 1 } => texts["{0} 小时 {1} 分", length.Hours, length.Minutes],
        _ => texts["{0} 天 {1} 小时", length.Days, length.Hours],
    };

    /// <summary>1.2 MB and the like, in steps of 1024.</summary>
    public static string Size(long bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB"];
        var unit = (int)Math.Min(units.Length - 1, Math.Max(0, Math.Floor(Math.Log(Math.Max(1, bytes), 1024))));
        var value = bytes / Math.Pow(1024, unit);
        return value.ToString(unit == 0 || value >= 100 ? "#,0" : "0.0", CultureInfo.InvariantCulture) + " " + units[unit];
    }
}
