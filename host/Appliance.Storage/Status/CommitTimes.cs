namespace Appliance.Storage.Status;

/// <summary>
/// Commit times of the last minute in logarithmic bins (four to the octave, so a figure is right within 19 %), one row of
/// bins a second. A fixed 15 kB, however many commits there are.
/// </summary>
internal sealed class CommitTimes(TimeProvider time)
{
    private const int Seconds = 60;
    private const int Bins = 64;
    private const double FirstBinMicroseconds = 10;

    private readonly Lock _gate = new();
    private readonly int[,] _counts = new int[Seconds, Bins];
    private readonly long[] _second = new long[Seconds];

    public void Add(TimeSpan elapsed)
    {
        var bin = (int)Math.Clamp(4 * Math.Log2(Math.Max(1, elapsed.TotalMicroseconds / FirstBinMicroseconds)), 0, Bins - 1);
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        var row = (int)(second % Seconds);
        lock (_gate)
        {
            if (_second[row] != second)
            {
                _second[row] = second;
                for (var i = 0; i < Bins; i++)
                    _counts[row, i] = 0;
            }

            _counts[row, bin]++;
        }
    }

    /// <summary>The times below which the given shares (0–1) of the commits lie; zero when there was none.</summary>
    public TimeSpan[] Percentiles(params ReadOnlySpan<double> shares)
    {
        Span<long> sums = stackalloc long[Bins];
        long total = 0;
        var oldest = time.GetUtcNow().ToUnixTimeSeconds() - Seconds;
        lock (_gate)
        {
            for (var row = 0; row < Seconds; row++)
            {
                if (_second[row] <= oldest)
                    continue;
                for (var bin = 0; bin < Bins; bin++)
                {
                    sums[bin] += _counts[row, bin];
                    total += _counts[row, bin];
                }
            }
        }

        var result = new TimeSpan[shares.Length];
        for (var i = 0; i < shares.Length; i++)
            result[i] = total == 0 ? TimeSpan.Zero : UpperEdge(sums, (long)Math.Ceiling(total * shares[i]));
        return result;
    }

    private static TimeSpan UpperEdge(ReadOnlySpan<long> sums, long rank)
    {
        var bin = 0;
        for (long seen = sums[0]; seen < rank && bin < Bins - 1; seen += sums[bin])
            bin++;
        return TimeSpan.FromMicroseconds(FirstBinMicroseconds * Math.Pow(2, (bin + 1) / 4.0));
    }
}
