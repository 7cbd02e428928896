namespace Appliance.Sdk.Testing.Tests;

[TestClass]
public sealed class ManualClockTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task Advance_DelayDue_Ends()
    {
        var clock = new ManualClock();
        var delay = Task.Delay(TimeSpan.FromSeconds(5), clock, TestContext.CancellationToken);

        clock.Advance(TimeSpan.FromSeconds(5));

        await delay.WaitAsync(TimeSpan.FromSeconds(10), TestContext.CancellationToken);
    }

    [TestMethod]
    public void Advance_PeriodicTimer_FiresOncePerPeriodAtItsTime()
    {
        var clock = new ManualClock();
        var start = clock.GetUtcNow();
        List<TimeSpan> fired = [];
        using var timer = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow() - start), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.AreSequenceEqual(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5) }, fired);
    }

    [TestMethod]
    public void CreateTimer_DueAtOnce_FiresWithoutBeingTurned()
    {
        var fired = 0;
        using var timer = new ManualClock().CreateTimer(_ => fired++, null, TimeSpan.Zero, TimeSpan.FromSeconds(1));

        Assert.AreEqual(1, fired);
    }
}
