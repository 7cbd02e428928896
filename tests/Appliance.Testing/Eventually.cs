using System.Diagnostics;

namespace Appliance.Testing;

/// <summary>Waits for what another process will do; the boundary where only asking again tells.</summary>
public static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>Reads until <paramref name="holds"/> is true or the deadline (20 s unless told) is over; returns what was read last.</summary>
    public static async Task<T> TrueAsync<T>(Func<Task<T>> read, Func<T, bool> holds, CancellationToken cancellationToken, TimeSpan? within = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var value = await read();
            if (holds(value) || watch.Elapsed > (within ?? Deadline))
            {
                return value;
            }

            await Task.Delay(Between, cancellationToken);
        }
    }
}
