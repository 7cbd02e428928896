namespace Appliance.Core.Accounts.Cover;

/// <summary>Something to be given until a time.</summary>
/// <param name="AgentId">To whom.</param>
/// <param name="Kind">role, group or channel.</param>
/// <param name="ObjectId">The role, group or channel account.</param>
/// <param name="Until">When it is taken back; at most 366 days ahead.</param>
/// <param name="Reason">Why, 1–200 characters; it stays on record.</param>
public sealed record NewCover(long AgentId, string Kind, long ObjectId, DateTimeOffset Until, string Reason);
