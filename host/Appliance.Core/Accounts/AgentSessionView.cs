namespace Appliance.Core.Accounts;

/// <summary>A session of an agent as an admin sees it.</summary>
/// <param name="Id">For ending it.</param>
/// <param name="AgentId">Whose.</param>
/// <param name="Current">The one that asks.</param>
/// <param name="Client">pc or mobile.</param>
/// <param name="Address">From where it was last seen, to within five minutes.</param>
/// <param name="UserAgent">What the browser said of itself.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="LastSeenAt">The last call, to within five minutes.</param>
public sealed record AgentSessionView(
    long Id, long AgentId, bool Current, string Client, string? Address, string? UserAgent, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt);
