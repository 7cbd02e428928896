namespace Appliance.Storage.Events;

/// <summary>How a durable follower is doing.</summary>
/// <param name="Name">The follower.</param>
/// <param name="Cursor">The last event that it has taken in.</param>
/// <param name="Lag">Events that it is behind the head.</param>
/// <param name="Failures">Failures in a row; 0 when it is well.</param>
/// <param name="LastError">The last failure in words; null when it is well.</param>
public sealed record FollowerState(string Name, long Cursor, long Lag, int Failures, string? LastError);
