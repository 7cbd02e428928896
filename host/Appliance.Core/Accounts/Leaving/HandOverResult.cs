namespace Appliance.Core.Accounts.Leaving;

/// <summary>What one step of a hand-over did.</summary>
/// <param name="Moved">How many; 0 ends the hand-over.</param>
/// <param name="OverCapacity">Of these, given to somebody beyond their limit.</param>
/// <param name="Queued">Of these, put back into a queue or a pool, for nobody named could take them.</param>
public sealed record HandOverResult(int Moved, int OverCapacity = 0, int Queued = 0);
