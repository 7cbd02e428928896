namespace Appliance.Core.Accounts.Limits;

/// <summary>A browser from which an agent has signed in, or tried to with the right password.</summary>
/// <param name="Id">For approving and removing it.</param>
/// <param name="AgentId">Whose.</param>
/// <param name="Client">pc or mobile.</param>
/// <param name="Address">From where it was last seen.</param>
/// <param name="UserAgent">What the browser said of itself.</param>
/// <param name="CreatedAt">When it was first seen.</param>
/// <param name="LastSeenAt">When it last signed in.</param>
/// <param name="ApprovedAt">Null where no admin has approved it.</param>
public sealed record DeviceView(
    long Id, long AgentId, string Client, string? Address, string? UserAgent, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset? ApprovedAt);
