using Appliance.Storage.Events;
using Appliance.Storage.Tests.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Storage.Tests.Events;

[TestClass]
public sealed class FollowerTests
{
    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    [TestMethod]
    public async Task Follower_EventsCommitted_TakesEachInOnce()
    {
        var follower = new NoteFollower();
        await using var storage = await TestStorage.OpenAsync(configure: services => services.AddSingleton<IEventFollower>(follower));
        var pump = storage.Get<FollowerPump>();
        await pump.StartAsync(Cancellation);

        await Parallel.ForEachAsync(Enumerable.Range(0, 300), Cancellation, async (_, cancellation) =>
            await storage.Database.WriteAsync(session => session.Append(new NewEvent("note.created", default)), cancellation));
        await AppendAsync(storage, "last");
        await follower.Reached;
        await pump.StopAsync(Cancellation);

        Assert.AreSequenceEqual(Enumerable.Range(1, 301).Select(cursor => (long)cursor), storage.Database.NumbersOf(NoteFollower.Sender));
    }

    [TestMethod]
    public async Task Follower_CrashBetweenApplyAndCommit_NeitherLosesNorRepeats()
    {
        var folder = TestStorage.NewFolder();

        // The first life applies five events and dies: what it wrote and its cursor are rolled back together.
        var dying = new NoteFollower(_ => throw new InvalidOperationException("dead"));
        await using (var storage = await TestStorage.OpenAsync(folder, services => services.AddSingleton<IEventFollower>(dying)))
        {
            for (var i = 0; i < 5; i++)
                await AppendAsync(storage, "note.created");
            await Assert.ThrowsExactlyAsync<InvalidOperationException>(() =>
                storage.Database.WriteAsync(session => dying.Apply(storage.Events.ReadAfter(0, 10), session), Cancellation));
        }

        var follower = new NoteFollower();
        await using (var storage = await TestStorage.OpenAsync(folder, services => services.AddSingleton<IEventFollower>(follower)))
        {
            var pump = storage.Get<FollowerPump>();
            await pump.StartAsync(Cancellation);
            await AppendAsync(storage, "last");
            await follower.Reached;
            await pump.StopAsync(Cancellation);

            Assert.AreSequenceEqual(new long[] { 1, 2, 3, 4, 5, 6 }, storage.Database.NumbersOf(NoteFollower.Sender));
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task Follower_Fails_IsTriedAgainAndGoesOn()
    {
        var time = new ManualClock();
        var failures = 3;
        var follower = new NoteFollower(_ =>
        {
            if (Interlocked.Decrement(ref failures) >= 0)
                throw new FormatException("not yet");
        });
        await using var storage = await TestStorage.OpenAsync(configure: services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddSingleton<IEventFollower>(follower);
        });
        var pump = storage.Get<FollowerPump>();
        await pump.StartAsync(Cancellation);

        await AppendAsync(storage, "first");
        await AppendAsync(storage, "last");
        await time.AdvanceUntilAsync(follower.Reached, TimeSpan.FromSeconds(1));
        await pump.StopAsync(Cancellation);

        Assert.AreSequenceEqual(new long[] { 1, 2 }, storage.Database.NumbersOf(NoteFollower.Sender));
    }

    [TestMethod]
    public async Task Follower_FailsForGood_ShowsLagAndReason()
    {
        var time = new ManualClock();
        var tried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        DateTimeOffset? first = null;
        var follower = new NoteFollower(_ =>
        {
            first ??= time.GetUtcNow();
            if (time.GetUtcNow() > first)
                tried.TrySetResult();
            throw new FormatException("never");
        });
        await using var storage = await TestStorage.OpenAsync(configure: services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddSingleton<IEventFollower>(follower);
        });
        var pump = storage.Get<FollowerPump>();
        await pump.StartAsync(Cancellation);

        await AppendAsync(storage, "first");
        await time.AdvanceUntilAsync(tried.Task, TimeSpan.FromSeconds(1));

        var state = pump.States.Single();
        Assert.AreEqual(1, state.Lag);
        Assert.AreEqual("never", state.LastError);
        await pump.StopAsync(Cancellation);
    }

    [TestMethod]
    public async Task Follower_KeepsUp_GetsTheLiveObject()
    {
        var follower = new NoteFollower();
        await using var storage = await TestStorage.OpenAsync(configure: services => services.AddSingleton<IEventFollower>(follower));
        var pump = storage.Get<FollowerPump>();
        await pump.StartAsync(Cancellation);

        await storage.Database.WriteAsync(session => session.Append(new NewEvent("last", default, Live: "the object")), Cancellation);
        await follower.Reached;
        await pump.StopAsync(Cancellation);

        Assert.AreEqual("the object", follower.Seen.Single().Live);
    }

    [TestMethod]
    public async Task Follower_MetForTheFirstTime_StartsAtTheHead()
    {
        var folder = TestStorage.NewFolder();
        await using (var storage = await TestStorage.OpenAsync(folder))
            await AppendAsync(storage, "before");

        await using (var storage = await TestStorage.OpenAsync(folder, services => services.AddSingleton<IEventFollower>(new NoteFollower())))
            Assert.AreEqual(1, storage.Database.Read(connection => connection.ExecuteScalar<long>("select cursor from follower_cursors where name = 'notes'")));

        Directory.Delete(folder, recursive: true);
    }

    private Task<long> AppendAsync(TestStorage storage, string type) =>
        storage.Database.WriteAsync(session => session.Append(new NewEvent(type, default)), Cancellation);
}
