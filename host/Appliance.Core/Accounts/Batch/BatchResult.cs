namespace Appliance.Core.Accounts.Batch;

/// <summary>What became of a batch: each account for itself.</summary>
/// <param name="Changed">Those that were changed.</param>
/// <param name="Refused">Those that were not.</param>
public sealed record BatchResult(IReadOnlyList<long> Changed, IReadOnlyList<BatchRefusal> Refused);
