namespace Appliance.Core.Tests.Reports;

[TestClass]
public sealed class OrganizationCalendarTests
{
    [TestMethod]
    public void StartOf_PlainDay_IsMidnightOfTheZone()
    {
        var calendar = new OrganizationCalendar(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

        Assert.AreEqual(At(2026, 2, 28, 16), calendar.StartOf(new DateOnly(2026, 3, 1)));
    }

    [TestMethod]
    public void StartOf_MidnightThatDoesNotExist_IsTheFirstMomentThatDoes()
    {
        // In Santiago the clocks jump from 24:00 to 01:00.
        var calendar = new OrganizationCalendar(TimeZoneInfo.FindSystemTimeZoneById("America/Santiago"));

        Assert.AreEqual(At(2026, 9, 6, 4), calendar.StartOf(new DateOnly(2026, 9, 6)));
    }

    [TestMethod]
    public void StartOf_MidnightThatHappensTwice_IsTheFirst()
    {
        // In Havana the clocks go from 01:00 back to 00:00.
        var calendar = new OrganizationCalendar(TimeZoneInfo.FindSystemTimeZoneById("America/Havana"));

        Assert.AreEqual(At(2026, 11, 1, 4), calendar.StartOf(new DateOnly(2026, 11, 1)));
    }

    private static long At(int year, int month, int day, int hour) => new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
