namespace Appliance.Core.Notices;

/// <summary>How many notices an agent has not read.</summary>
public sealed record UnreadNotices(int Unread);
