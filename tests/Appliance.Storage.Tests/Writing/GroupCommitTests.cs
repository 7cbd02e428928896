using Appliance.Storage.Events;
using Appliance.Storage.Tests.Testing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Appliance.Storage.Tests.Writing;

[TestClass]
public sealed class GroupCommitTests
{
    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    [TestMethod]
    public async Task WriteAsync_QueuedTogether_ShareOneCommit()
    {
        await using var storage = await TestStorage.OpenAsync();
        using var gate = await WriterGate.CloseAsync(storage.Database);
        var before = storage.Statistics.Snapshot().Commits;

        var writes = Enumerable.Range(0, 200).Select(i => storage.Database.WriteAsync(session => session.Insert(1, i), Cancellation)).ToArray();
        await gate.OpenAsync();
        await Task.WhenAll(writes);

        Assert.AreEqual(2, storage.Statistics.Snapshot().Commits - before);
    }

    [TestMethod]
    public async Task WriteAsync_ConstraintViolated_FailsThatPieceAlone()
    {
        await using var storage = await TestStorage.OpenAsync();
        using var gate = await WriterGate.CloseAsync(storage.Database);

        var first = storage.Database.WriteAsync(session => session.Insert(1, 1), Cancellation);
        var twice = storage.Database.WriteAsync(
            session =>
            {
                session.Insert(2, 1);
                return session.Insert(1, 1);
            },
            Cancellation);
        var last = storage.Database.WriteAsync(session => session.Insert(3, 1), Cancellation);
        await gate.OpenAsync();

        await first;
        await last;
        await Assert.ThrowsExactlyAsync<SqliteException>(() => twice);
        Assert.AreEqual(2, storage.Database.CountNotes());
    }

    [TestMethod]
    public async Task WriteAsync_WorkThrows_CallerGetsItsException()
    {
        await using var storage = await TestStorage.OpenAsync();

        var write = storage.Database.WriteAsync<long>(
            session =>
            {
                session.Insert(1, 1);
                throw new FormatException("not this");
            },
            Cancellation);

        await Assert.ThrowsExactlyAsync<FormatException>(() => write);
        Assert.AreEqual(0, storage.Database.CountNotes());
    }

    [TestMethod]
    public async Task WriteAsync_PieceEndsTransaction_NeighboursAreStored()
    {
        await using var storage = await TestStorage.OpenAsync();
        using var gate = await WriterGate.CloseAsync(storage.Database);

        var first = storage.Database.WriteAsync(session => session.Insert(1, 1), Cancellation);
        var rude = storage.Database.WriteAsync(session => session.Connection.Execute("rollback"), Cancellation);
        var last = storage.Database.WriteAsync(session => session.Insert(2, 1), Cancellation);
        await gate.OpenAsync();

        await first;
        await last;
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => rude);
        Assert.AreEqual(2, storage.Database.CountNotes());
    }

    [TestMethod]
    public async Task Discard_AfterWriting_UndoesAndReturnsResult()
    {
        await using var storage = await TestStorage.OpenAsync();

        var result = await storage.Database.WriteAsync(
            session =>
            {
                session.Insert(1, 1);
                session.Append(new NewEvent("note.created", default));
                session.Discard();
                return 42;
            },
            Cancellation);

        Assert.AreEqual(42, result);
        Assert.AreEqual(0, storage.Database.CountNotes());
        Assert.AreEqual(0, storage.Events.Head);
    }

    [TestMethod]
    public async Task WriteAsync_ManySenders_EachSendersOrderIsKept()
    {
        await using var storage = await TestStorage.OpenAsync();

        await Parallel.ForEachAsync(Enumerable.Range(0, 32), Cancellation, async (sender, cancellation) =>
        {
            for (var number = 0; number < 50; number++)
                await storage.Database.WriteAsync(session => session.Insert(sender, number), cancellation);
        });

        for (var sender = 0; sender < 32; sender++)
            Assert.AreSequenceEqual(Enumerable.Range(0, 50).Select(number => (long)number).ToArray(), storage.Database.NumbersOf(sender));
    }

    [TestMethod]
    public async Task WriteAsync_CancelledWhileQueued_IsNotRun()
    {
        await using var storage = await TestStorage.OpenAsync();
        using var gate = await WriterGate.CloseAsync(storage.Database);
        using var cancel = new CancellationTokenSource();

        var write = storage.Database.WriteAsync(session => session.Insert(1, 1), cancel.Token);
        await cancel.CancelAsync();
        await gate.OpenAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => write);
        Assert.AreEqual(0, storage.Database.CountNotes());
    }

    [TestMethod]
    public async Task WriteAsync_LaneFull_IsBusy()
    {
        await using var storage = await TestStorage.OpenAsync(options: folder => new StorageOptions { DataFolder = folder, ForegroundCapacity = 3 });
        using var gate = await WriterGate.CloseAsync(storage.Database);

        var writes = Enumerable.Range(0, 3).Select(i => storage.Database.WriteAsync(session => session.Insert(1, i), Cancellation)).ToArray();

        await Assert.ThrowsExactlyAsync<StorageBusyException>(() => storage.Database.WriteAsync(session => session.Insert(1, 9), Cancellation));
        await gate.OpenAsync();
        await Task.WhenAll(writes);
        Assert.AreEqual(3, storage.Database.CountNotes());
    }

    [TestMethod]
    public async Task WriteAsync_BulkBehindBusyForeground_StillRuns()
    {
        await using var storage = await TestStorage.OpenAsync();
        var bulk = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        var noise = Enumerable.Range(0, 8).Select(async sender =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                await storage.Database.WriteAsync(session => session.Insert(sender, i), CancellationToken.None);
        }).ToArray();

        await storage.Database.WriteAsync(session => session.Insert(99, 1), Cancellation, WriteLane.Bulk).WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        await stop.CancelAsync();
        await Task.WhenAll(noise);
        Assert.HasCount(1, storage.Database.NumbersOf(99));
    }

    [TestMethod]
    public async Task Session_UsedAfterItsPiece_Refuses()
    {
        await using var storage = await TestStorage.OpenAsync();

        var kept = await storage.Database.WriteAsync(session => session, Cancellation);

        Assert.ThrowsExactly<InvalidOperationException>(() => kept.Insert(1, 1));
    }

    [TestMethod]
    public async Task DisposeAsync_WithWorkQueued_FinishesIt()
    {
        var folder = TestStorage.NewFolder();
        try
        {
            Task[] writes;
            await using (var storage = await TestStorage.OpenAsync(folder))
                writes = [.. Enumerable.Range(0, 500).Select(i => storage.Database.WriteAsync(session => session.Insert(1, i), Cancellation))];

            await Task.WhenAll(writes);
            await using var again = await TestStorage.OpenAsync(folder);
            Assert.AreEqual(500, again.Database.CountNotes());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public async Task Read_WhileWriting_SeesOneSnapshot()
    {
        await using var storage = await TestStorage.OpenAsync();
        await storage.Database.WriteAsync(session => session.Insert(1, 1), Cancellation);

        var (before, after) = storage.Database.Read(connection =>
        {
            const string Count = "select count(*) from notes";
            var first = connection.ExecuteScalar<long>(Count);
            storage.Database.WriteAsync(session => session.Insert(1, 2), Cancellation).GetAwaiter().GetResult();
            return (first, connection.ExecuteScalar<long>(Count));
        });

        Assert.AreEqual(before, after);
    }

    [TestMethod]
    public async Task Read_TryingToWrite_Fails()
    {
        await using var storage = await TestStorage.OpenAsync();

        Assert.ThrowsExactly<SqliteException>(() => storage.Database.Read(connection =>
            connection.Execute("insert into notes (sender, number, text) values (1, 1, '')")));
    }
}
