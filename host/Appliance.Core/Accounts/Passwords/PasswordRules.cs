namespace Appliance.Core.Accounts.Passwords;

/// <summary>What the admin demands of passwords. The rule that a password does not hold the login always stands.</summary>
public sealed record PasswordRules
{
    internal const string Key = "accounts.passwords";
    public const int ShortestAllowed = 6;
    public const int LongestDemanded = 64;
    public const int MostRemembered = 10;
    public const int MostWords = 20;

    /// <summary>The expiries that can be chosen, in days; 0 for none.</summary>
    public static IReadOnlyList<int> Expiries { get; } = [0, 90, 180];

    /// <summary>Characters at least, 6–64.</summary>
    public int MinLength { get; init; } = 8;

    /// <summary>A letter of any script.</summary>
    public bool Letter { get; init; } = true;

    /// <summary>A small and a capital letter.</summary>
    public bool MixedCase { get; init; }

    public bool Digit { get; init; } = true;

    /// <summary>Something that is neither letter nor digit.</summary>
    public bool Special { get; init; } = true;

    /// <summary>Not one of the list of commonly breached ones.</summary>
    public bool NotBreached { get; init; } = true;

    /// <summary>Words that may not stand in it: the company's names. At most 20 of 2–64 characters.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>How many former passwords may not come back, 0–10; the present one never may.</summary>
    public int History { get; init; }

    /// <summary>Days after which a password is too old: 0 (never), 90 or 180.</summary>
    public int ExpiryDays { get; init; }

    /// <summary>Then the agent is reminded once a week; otherwise a new one is demanded at the next sign-in.</summary>
    public bool RemindOnly { get; init; }
}
