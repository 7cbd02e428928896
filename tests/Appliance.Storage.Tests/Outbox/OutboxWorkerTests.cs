using Appliance.Storage.Outbox;
using Appliance.Storage.Tests.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Appliance.Storage.Tests.Outbox;

[TestClass]
public sealed class OutboxWorkerTests
{
    private readonly ManualClock _time = new();

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    [TestMethod]
    public async Task Enqueue_Committed_IsSentAndSettled()
    {
        var sender = new ScriptedSender();
        await using var storage = await StartAsync(sender);

        await EnqueueAsync(storage, "a", null);
        var attempt = await sender.NextAsync();
        await attempt.SettleAsync(OutboxOutcome.Done);

        Assert.AreEqual("a", attempt.Entry.IdempotencyKey);
        Assert.AreEqual("done", await StateAsync(storage, "a"));
    }

    [TestMethod]
    public async Task Enqueue_SameOrderKey_LaterWaitsForEarlier()
    {
        var sender = new ScriptedSender();
        await using var storage = await StartAsync(sender);

        await EnqueueAsync(storage, "a", "one");
        await EnqueueAsync(storage, "b", "one");
        await EnqueueAsync(storage, "c", "two");
        var first = await sender.NextAsync();
        var other = await sender.NextAsync();
        var waitingMeanwhile = await StateAsync(storage, "b");
        await first.SettleAsync(OutboxOutcome.Done);
        var second = await sender.NextAsync();

        Assert.AreEqual("a", first.Entry.IdempotencyKey);
        Assert.AreEqual("c", other.Entry.IdempotencyKey);
        Assert.AreEqual("pending", waitingMeanwhile);
        Assert.AreEqual("b", second.Entry.IdempotencyKey);
        second.Answer.SetResult(new OutboxResult(OutboxOutcome.Done));
        other.Answer.SetResult(new OutboxResult(OutboxOutcome.Done));
    }

    [TestMethod]
    public async Task Retry_EarlierWaitsForItsTime_LaterStillWaits()
    {
        var sender = new ScriptedSender();
        await using var storage = await StartAsync(sender);

        await EnqueueAsync(storage, "a", "one");
        await EnqueueAsync(storage, "b", "one");
        (await sender.NextAsync()).Answer.SetResult(new OutboxResult(OutboxOutcome.Retry, "later", TimeSpan.FromSeconds(30)));
        var next = sender.NextAsync();
        await _time.AdvanceUntilAsync(next, TimeSpan.FromSeconds(10));
        var again = await next;

        Assert.AreEqual("a", again.Entry.IdempotencyKey);
        Assert.AreEqual(2, again.Entry.Attempt);
        again.Answer.SetResult(new OutboxResult(OutboxOutcome.Done));
    }

    [TestMethod]
    public async Task Retry_TenTimes_BecomesADeadLetterAndTheNextGoesOn()
    {
        var sender = new ScriptedSender();
        await using var storage = await StartAsync(sender);

        await EnqueueAsync(storage, "a", "one");
        await EnqueueAsync(storage, "b", "one");
        for (var i = 1; i <= OutboxBackoff.MaxAttempts; i++)
        {
            var next = sender.NextAsync();
            await _time.AdvanceUntilAsync(next, TimeSpan.FromMinutes(1));
            Assert.AreEqual(i, (await next).Entry.Attempt);
            (await next).Answer.SetResult(new OutboxResult(OutboxOutcome.Retry, "no"));
        }

        var after = await sender.NextAsync();

        Assert.AreEqual("b", after.Entry.IdempotencyKey);
        Assert.AreEqual("dead", await StateAsync(storage, "a"));
        Assert.AreSequenceEqual(new[] { "a" }, sender.GivenUp);
        after.Answer.SetResult(new OutboxResult(OutboxOutcome.Done));
    }

    [TestMethod]
    public async Task SenderThrows_NotSafeToRepeat_IsFlaggedAndNotRepeated()
    {
        var sender = new ScriptedSender();
        await using var storage = await StartAsync(sender);

        await EnqueueAsync(storage, "a", "one");
        await EnqueueAsync(storage, "b", "one");
        (await sender.NextAsync()).Answer.SetException(new IOException("connection lost"));
        var next = await sender.NextAsync();

        Assert.AreEqual("b", next.Entry.IdempotencyKey);
        Assert.AreEqual("ambiguous", await StateAsync(storage, "a"));
        Assert.AreSequenceEqual(new[] { "a" }, sender.Flagged);
        next.Answer.SetResult(new OutboxResult(OutboxOutcome.Done));
    }

    [TestMethod]
    public async Task SenderThrows_SafeToRepeat_IsRepeatedUnderTheSameKey()
    {
        var sender = new ScriptedSender { RetriesAreSafe = true };
        await using var storage = await StartAsync(sender);

        await EnqueueAsync(storage, "a", null);
        (await sender.NextAsync()).Answer.SetException(new IOException("connection lost"));
        var next = sender.NextAsync();
        await _time.AdvanceUntilAsync(next, TimeSpan.FromSeconds(1));

        Assert.AreEqual("a", (await next).Entry.IdempotencyKey);
        (await next).Answer.SetResult(new OutboxResult(OutboxOutcome.Done));
    }

    [TestMethod]
    public async Task OnSettledThrows_RowIsSettledAllTheSame()
    {
        var sender = new ScriptedSender();
        await using var storage = await StartAsync(sender);

        await EnqueueAsync(storage, "a", "one");
        await EnqueueAsync(storage, "b", "one");
        (await sender.NextAsync()).Answer.SetResult(new OutboxResult(OutboxOutcome.Done, OnSettled: _ => throw new FormatException()));
        var next = await sender.NextAsync();

        Assert.AreEqual("b", next.Entry.IdempotencyKey);
        Assert.AreEqual("done", await StateAsync(storage, "a"));
        next.Answer.SetResult(new OutboxResult(OutboxOutcome.Done));
    }

    [TestMethod]
    [DataRow(true, 2)]
    [DataRow(false, 0)]
    public async Task Restart_DuringATry_RepeatsOnlyWhereSafe(bool safe, int attempt)
    {
        var folder = TestStorage.NewFolder();
        await using (var storage = await StartAsync(new ScriptedSender(), folder, run: false))
        {
            await EnqueueAsync(storage, "a", "one");
            await EnqueueAsync(storage, "b", "one");
            await storage.Database.WriteAsync(
                session => session.Connection.Execute("update outbox set state = 'sending', attempts = 1 where idempotency_key = 'a'"),
                Cancellation);
        }

        var sender = new ScriptedSender { RetriesAreSafe = safe };
        await using (var storage = await StartAsync(sender, folder))
        {
            var next = await sender.NextAsync();

            Assert.AreEqual(safe ? "a" : "b", next.Entry.IdempotencyKey);
            Assert.AreEqual(safe ? attempt : 1, next.Entry.Attempt);
            Assert.AreEqual(safe ? "sending" : "ambiguous", await StateAsync(storage, "a"));
            next.Answer.SetResult(new OutboxResult(OutboxOutcome.Done));
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task SendAgain_DeadLetter_IsSentOnceMore()
    {
        var sender = new ScriptedSender();
        await using var storage = await StartAsync(sender);
        await EnqueueAsync(storage, "a", null);
        await (await sender.NextAsync()).SettleAsync(OutboxOutcome.Failed);
        await StateAsync(storage, "a");
        var desk = storage.Get<OutboxDesk>();

        Assert.IsTrue(await desk.SendAgainAsync(desk.Problems(null, 10).Single().Id, Cancellation));

        var next = await sender.NextAsync();
        Assert.AreEqual("a", next.Entry.IdempotencyKey);
        next.Answer.SetResult(new OutboxResult(OutboxOutcome.Done));
    }

    [TestMethod]
    public async Task Summary_RowsInEveryState_CountsThem()
    {
        await using var storage = await StartAsync(new ScriptedSender(), run: false);
        foreach (var key in new[] { "a", "b", "c", "d" })
            await EnqueueAsync(storage, key, null);
        await storage.Database.WriteAsync(
            session => session.Connection.Execute("update outbox set state = 'dead', settled_at = 1 where id <= 3"),
            Cancellation);

        Assert.AreEqual(new OutboxSummary(1, 0, 0, 0, 3), storage.Get<OutboxDesk>().Summary());
    }

    [TestMethod]
    public void Backoff_Attempts_DoubleUpToTenMinutes()
    {
        var pauses = Enumerable.Range(1, 12).Select(attempt => OutboxBackoff.After(attempt, 0.5).TotalSeconds).ToArray();

        Assert.AreSequenceEqual(new double[] { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600 }, pauses);
    }

    private async Task<TestStorage> StartAsync(ScriptedSender sender, string? folder = null, bool run = true)
    {
        // No limit to a try: the clock is moved while one is under way.
        var storage = await TestStorage.OpenAsync(
            folder,
            services =>
            {
                services.AddSingleton<TimeProvider>(_time);
                services.AddSingleton<IOutboxSender>(sender);
            },
            path => new StorageOptions { DataFolder = path, OutboxTryLimit = Timeout.InfiniteTimeSpan });
        if (run)
            await storage.Get<IEnumerable<IHostedService>>().OfType<OutboxWorker>().Single().StartAsync(Cancellation);
        return storage;
    }

    private Task<long> EnqueueAsync(TestStorage storage, string key, string? order) =>
        storage.Database.WriteAsync(session => session.Enqueue(new NewOutboxEntry("test", key, order, "{}")), Cancellation);

    /// <summary>The state of a row, read on the writer: whatever was queued before is committed with it or earlier.</summary>
    private Task<string?> StateAsync(TestStorage storage, string key) => storage.Database.WriteAsync(
        session => session.Connection.ExecuteScalar<string>("select state from outbox where idempotency_key = @key", new { key }),
        Cancellation);
}
