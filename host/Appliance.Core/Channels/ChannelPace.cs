namespace Appliance.Core.Channels;

/// <summary>Keeps what goes out of an account within what its platform takes in a minute.</summary>
internal sealed class ChannelPace(TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Queue<DateTimeOffset>> _sent = [];

    /// <summary>Takes a place among those of this minute; else how long to wait for one.</summary>
    public TimeSpan? Take(long channelAccountId, int perMinute)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (!_sent.TryGetValue(channelAccountId, out var times))
                _sent[channelAccountId] = times = [];
            while (times.TryPeek(out var first) && now - first >= Minute)
                times.Dequeue();
            if (times.Count >= Math.Max(1, perMinute))
                return times.Peek() + Minute - now;
            times.Enqueue(now);
            return null;
        }
    }
}
