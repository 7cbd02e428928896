namespace Appliance.Storage.Outbox;

/// <summary>When an entry is tried again: 1 s, 2 s, 4 s … at most 10 min, give or take a fifth, so that those who failed together do not come back together.</summary>
internal static class OutboxBackoff
{
    /// <summary>Tries before an entry is parked.</summary>
    public const int MaxAttempts = 10;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <param name="attempt">The try that failed, from 1.</param>
    /// <param name="random">0 to 1.</param>
    public static TimeSpan After(int attempt, double random)
    {
        var seconds = Math.Min(Longest.TotalSeconds, Math.Pow(2, attempt - 1));
        return TimeSpan.FromSeconds(seconds * (0.8 + (0.4 * random)));
    }
}
