namespace Appliance.Storage.Events;

/// <summary>An event as stored. Cursors grow in commit order.</summary>
public sealed record EventRecord(long Cursor, string Type, DateTimeOffset At, EventScope Scope, string Data, int Depth, object? Live = null);
