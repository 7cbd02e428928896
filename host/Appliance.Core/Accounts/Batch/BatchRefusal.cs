namespace Appliance.Core.Accounts.Batch;

/// <summary>An account that was left as it is.</summary>
/// <param name="Id">The account.</param>
/// <param name="Code">Why.</param>
public sealed record BatchRefusal(long Id, string Code);
