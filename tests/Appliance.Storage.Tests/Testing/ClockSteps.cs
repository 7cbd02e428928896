namespace Appliance.Storage.Tests.Testing;

/// <summary>Turning a clock while the work under test runs on threads of its own.</summary>
internal static class ClockSteps
{
    /// <summary>Moves the clock on, step by step, until <paramref name="task"/> ends; 20 s of real time at most.</summary>
    public static async Task AdvanceUntilAsync(this ManualClock clock, Task task, TimeSpan step)
    {
        var deadline = Task.Delay(TimeSpan.FromSeconds(20));
        while (!task.IsCompleted)
        {
            if (deadline.IsCompleted)
                throw new TimeoutException("Nothing happened, however far the clock was moved.");
            clock.Advance(step);
            await Task.WhenAny(task, Task.Delay(2));
        }

        await task;
    }
}
