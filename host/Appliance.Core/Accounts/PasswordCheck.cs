namespace Appliance.Core.Accounts;

/// <summary>What became of a password check.</summary>
public enum PasswordCheck
{
    Wrong,
    Right,

    /// <summary>Right, but hashed with smaller parameters than today's: hash it anew.</summary>
    RightButOutdated,
}
