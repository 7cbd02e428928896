namespace Appliance.Core.Accounts.Cover;

/// <summary>What became of accounts that were to be disabled together.</summary>
/// <param name="Disabled">Those that are.</param>
/// <param name="Refused">Those that are not, each with the code of its refusal.</param>
public sealed record DisabledAccounts(IReadOnlyList<long> Disabled, IReadOnlyDictionary<long, string> Refused);
