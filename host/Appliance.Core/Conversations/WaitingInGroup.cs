namespace Appliance.Core.Conversations;

/// <summary>One group's queue as far as somebody sees it.</summary>
/// <param name="GroupId">Null: the queue of conversations that no group has.</param>
/// <param name="Name">Of the group.</param>
/// <param name="Count">How many wait.</param>
/// <param name="OldestQueuedAt">Since when the longest does.</param>
public sealed record WaitingInGroup(long? GroupId, string? Name, int Count, DateTimeOffset? OldestQueuedAt);
