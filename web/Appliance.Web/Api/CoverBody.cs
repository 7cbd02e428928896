namespace Appliance.Web.Api;

/// <summary>What is given to the agent of the address, until when and why.</summary>
/// <param name="Kind">role, group or channel.</param>
/// <param name="ObjectId">The role, group or channel account.</param>
/// <param name="Until">When it is taken back.</param>
/// <param name="Reason">Why; it stays on record.</param>
public sealed record CoverBody(string? Kind, long ObjectId, DateTimeOffset Until, string? Reason);
