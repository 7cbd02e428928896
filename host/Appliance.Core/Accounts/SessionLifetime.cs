namespace Appliance.Core.Accounts;

/// <summary>How long sessions live.</summary>
public static class SessionLifetime
{
    /// <summary>Sliding, while the browser is open.</summary>
    public static TimeSpan Browser { get; } = TimeSpan.FromHours(12);

    /// <summary>Sliding, with "remember me".</summary>
    public static TimeSpan Remembered { get; } = TimeSpan.FromDays(30);

    /// <summary>The expiry is moved at most this often, so that reading does not write.</summary>
    public static TimeSpan SlideEvery { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a proof of identity suffices for sensitive work.</summary>
    public static TimeSpan Verified { get; } = TimeSpan.FromMinutes(15);

    public static TimeSpan Of(bool persistent) => persistent ? Remembered : Browser;
}
