using Appliance.Storage.Events;
using Appliance.Storage.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Storage.Tests.Events;

[TestClass]
public sealed class EventLogTests
{
    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    [TestMethod]
    public async Task Append_WithChange_IsReadBackWhole()
    {
        await using var storage = await TestStorage.OpenAsync();
        var scope = new EventScope(1, 2, 3, 4, 5);

        var cursor = await storage.Database.WriteAsync(
            session => session.Append(new NewEvent("note.created", scope, """{"id":7}""", new object(), 2)),
            Cancellation);

        var record = storage.Events.ReadAfter(0, 10).Single();
        Assert.AreEqual(cursor, storage.Events.Head);
        Assert.AreEqual(new EventRecord(cursor, "note.created", record.At, scope, """{"id":7}""", 2), record);
    }

    [TestMethod]
    public async Task Append_PieceFails_LeavesNoEvent()
    {
        await using var storage = await TestStorage.OpenAsync();

        var write = storage.Database.WriteAsync<long>(
            session =>
            {
                session.Append(new NewEvent("note.created", default));
                throw new FormatException();
            },
            Cancellation);

        await Assert.ThrowsExactlyAsync<FormatException>(() => write);
        Assert.IsEmpty(storage.Events.ReadAfter(0, 10));
        Assert.AreEqual(0, storage.Events.Head);
    }

    [TestMethod]
    public async Task Listen_ManyWriters_GetsEveryEventInOrderWithItsObject()
    {
        await using var storage = await TestStorage.OpenAsync();
        var seen = new List<EventRecord>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = storage.Events.Listen(batch =>
        {
            seen.AddRange(batch);
            if (seen.Count == 800)
                all.SetResult();
        });

        await Parallel.ForEachAsync(Enumerable.Range(0, 800), Cancellation, async (i, cancellation) =>
            await storage.Database.WriteAsync(session => session.Append(new NewEvent("note.created", default, Live: i)), cancellation));
        await all.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        Assert.AreSequenceEqual(Enumerable.Range(1, 800).Select(cursor => (long)cursor), seen.Select(record => record.Cursor));
        Assert.HasCount(800, seen.Select(record => (int)record.Live!).Distinct());
    }

    [TestMethod]
    public async Task Listen_ListenerThrows_OthersGoOn()
    {
        await using var storage = await TestStorage.OpenAsync();
        var heard = new TaskCompletionSource<EventRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var bad = storage.Events.Listen(_ => throw new InvalidOperationException());
        using var good = storage.Events.Listen(batch => heard.TrySetResult(batch[0]));

        await storage.Database.WriteAsync(session => session.Append(new NewEvent("note.created", default)), Cancellation);

        Assert.AreEqual("note.created", (await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation)).Type);
    }

    [TestMethod]
    public async Task Head_AfterReopening_GoesOnWhereItWas()
    {
        var folder = TestStorage.NewFolder();
        long before;
        await using (var storage = await TestStorage.OpenAsync(folder))
            before = await storage.Database.WriteAsync(session => session.Append(new NewEvent("note.created", default)), Cancellation);

        await using (var storage = await TestStorage.OpenAsync(folder))
        {
            Assert.AreEqual(before, storage.Events.Head);
            Assert.AreEqual(before + 1, await storage.Database.WriteAsync(session => session.Append(new NewEvent("note.created", default)), Cancellation));
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task Retention_EventsPastTheirTime_GoButTheNewest()
    {
        var time = new ManualClock();
        await using var storage = await TestStorage.OpenAsync(configure: services => services.AddSingleton<TimeProvider>(time));
        await AppendAsync(storage, 1200);
        time.Advance(TimeSpan.FromDays(31));

        var deleted = await storage.Get<IEnumerable<IUpkeep>>().OfType<EventRetention>().Single().RunAsync(Cancellation);

        Assert.AreEqual(1199, deleted);
        Assert.AreEqual(1200, storage.Events.Oldest);
        Assert.AreEqual(1200, storage.Events.Head);
    }

    [TestMethod]
    public async Task Retention_FollowerLags_KeepsWhatItHasNotTakenIn()
    {
        var time = new ManualClock();
        await using var storage = await TestStorage.OpenAsync(configure: services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddSingleton<IEventFollower>(new NoteFollower());
        });
        await AppendAsync(storage, 10);
        time.Advance(TimeSpan.FromDays(31));

        var deleted = await storage.Get<IEnumerable<IUpkeep>>().OfType<EventRetention>().Single().RunAsync(Cancellation);

        Assert.AreEqual(0, deleted);
        Assert.AreEqual(1, storage.Events.Oldest);
    }

    private async Task AppendAsync(TestStorage storage, int count) => await storage.Database.WriteAsync(
        session =>
        {
            for (var i = 0; i < count; i++)
                session.Append(new NewEvent("note.created", default));
        },
        Cancellation);
}
