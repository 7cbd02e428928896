namespace Appliance.Core.Conversations;

/// <summary>The length of the queues that an agent sees, and since when the longest waiting one waits.</summary>
public sealed record QueueSummary(int Count, DateTimeOffset? OldestQueuedAt);
