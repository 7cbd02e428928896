namespace Appliance.Core.Accounts.Cover;

/// <summary>When it is told beforehand that something ends.</summary>
internal static class CoverTimes
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>A day before the end, of what is shorter than two days an hour before; null where that has passed already.</summary>
    public static long? WarnRight(long now, long until) => Ahead(now, until - now >= 2 * Day ? until - Day : until - Hour);

    /// <summary>A week before an account ends, or a day before where it ends sooner.</summary>
    public static long? WarnAccount(long now, long endsAt) => Ahead(now, endsAt - now > 8 * Day ? endsAt - (7 * Day) : endsAt - Day);

    private static long? Ahead(long now, long at) => at > now ? at : null;
}
