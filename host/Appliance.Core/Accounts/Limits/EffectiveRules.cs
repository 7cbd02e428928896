namespace Appliance.Core.Accounts.Limits;

/// <summary>What holds for one agent.</summary>
/// <param name="All">Each must be satisfied.</param>
/// <param name="SecondFactor">A second factor is demanded.</param>
public sealed record EffectiveRules(IReadOnlyList<SignInRules> All, bool SecondFactor)
{
    public static EffectiveRules None { get; } = new([], false);

    /// <summary>Null when one may be signed in now; else why not. <paramref name="address"/> null: not asked.</summary>
    internal Refusal? Violation(DateTimeOffset now, TimeZoneInfo organization, string? address, bool deviceApproved)
    {
        foreach (var rules in All)
        {
            if (SignInRulesCheck.Violation(rules, now, organization, address, deviceApproved) is { } refusal)
                return refusal;
        }
        return null;
    }
}
