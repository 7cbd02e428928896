using Appliance.Storage.Events;

namespace Appliance.Storage.Tests.Events;

[TestClass]
public sealed class RecentEventsTests
{
    [TestMethod]
    public void TryReadAfter_WithinTheKept_GivesTheNextInOrder()
    {
        var recent = Filled(2000);

        Assert.AreSequenceEqual(new long[] { 1501, 1502, 1503 }, recent.TryReadAfter(1500, 3)!.Select(record => record.Cursor));
    }

    [TestMethod]
    [DataRow(2000, 0)]
    [DataRow(1999, 1)]
    [DataRow(976, 1024)]
    public void TryReadAfter_TowardsTheEnds_GivesWhatIsLeft(long cursor, int count) =>
        Assert.HasCount(count, Filled(2000).TryReadAfter(cursor, 5000)!);

    [TestMethod]
    public void TryReadAfter_BeforeTheKept_IsNull() => Assert.IsNull(Filled(2000).TryReadAfter(975, 10));

    [TestMethod]
    public void TryReadAfter_BeforeTheStart_IsNull()
    {
        var recent = new RecentEvents();
        recent.Begin(50);

        Assert.IsNull(recent.TryReadAfter(49, 10));
    }

    private static RecentEvents Filled(int count)
    {
        var recent = new RecentEvents();
        recent.Begin(0);
        foreach (var batch in Enumerable.Range(1, count).Chunk(7))
            recent.Add([.. batch.Select(cursor => new EventRecord(cursor, "note.created", DateTimeOffset.UnixEpoch, default, "{}", 0))]);
        return recent;
    }
}
