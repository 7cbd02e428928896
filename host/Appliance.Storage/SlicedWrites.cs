namespace Appliance.Storage;

/// <summary>Bulk work in pieces that are short enough for the one writer.</summary>
public static class SlicedWrites
{
    /// <summary>Rows of a slice.</summary>
    public const int Slice = 500;

    /// <summary>Repeats <paramref name="write"/>, which touches at most <see cref="Slice"/> rows and says how many, until it finds fewer. Returns the sum.</summary>
    public static async Task<long> WriteSlicesAsync(this IDatabase database, Func<IWriteSession, int> write, CancellationToken cancellationToken)
    {
        long sum = 0;
        while (true)
        {
            var count = await database.WriteAsync(write, cancellationToken, WriteLane.Bulk).ConfigureAwait(false);
            sum += count;
            if (count < Slice)
                return sum;
        }
    }
}
