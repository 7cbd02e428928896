namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Why a check did not pass.</summary>
/// <param name="Code">Stable, snake_case; pages say it in words and link to what mends it.</param>
/// <param name="Values">What it is about: names of permissions, or ids of groups, a department, a time in ISO 8601.</param>
public sealed record CheckReason(string Code, IReadOnlyList<string>? Values = null);
