namespace Appliance.Core.Accounts.Batch;

/// <summary>What became of a batch of password resets.</summary>
/// <param name="Codes">The new start codes, shown this once.</param>
/// <param name="Refused">Accounts that keep their passwords.</param>
public sealed record BatchCodes(IReadOnlyList<BatchCode> Codes, IReadOnlyList<BatchRefusal> Refused);
