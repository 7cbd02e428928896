using Appliance.Core.Channels;

namespace Appliance.Core.Tests.Channels;

[TestClass]
public sealed class ChannelPaceTests
{
    [TestMethod]
    public void Take_MoreThanTheMinuteHas_SaysHowLongToWait()
    {
        var time = new ManualClock();
        var pace = new ChannelPace(time);
        Assert.IsNull(pace.Take(1, 2));
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.IsNull(pace.Take(1, 2));

        Assert.AreEqual(TimeSpan.FromSeconds(40), pace.Take(1, 2));
    }

    [TestMethod]
    public void Take_AfterTheMinute_IsFreeAgain()
    {
        var time = new ManualClock();
        var pace = new ChannelPace(time);
        pace.Take(1, 1);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.IsNull(pace.Take(1, 1));
    }

    [TestMethod]
    public void Take_OfAnotherAccount_IsCountedApart()
    {
        var pace = new ChannelPace(new ManualClock());
        pace.Take(1, 1);

        Assert.IsNull(pace.Take(2, 1));
    }
}
