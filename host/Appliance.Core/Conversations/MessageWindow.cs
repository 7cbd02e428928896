namespace Appliance.Core.Conversations;

/// <summary>
/// Which messages of a list: with <paramref name="After"/> the next ones, with <paramref name="Before"/> the last ones
/// before it, with neither the newest. Always ascending. Agents count by seq, visitors by id.
/// </summary>
public sealed record MessageWindow(long? Before = null, long? After = null, int Limit = 50);
