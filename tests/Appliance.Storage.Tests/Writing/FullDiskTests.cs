using System.Collections.Concurrent;
using Appliance.Storage.Blobs;
using Appliance.Storage.Tests.Testing;
using Dapper;

namespace Appliance.Storage.Tests.Writing;

[TestClass]
public sealed class FullDiskTests
{
    private static readonly string Text = new('x', 3000);

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    [TestMethod]
    public async Task WriteAsync_DiskFull_LosesNothingAndGoesOnWhenThereIsRoom()
    {
        using var disk = SmallDisk.TryMount(16);
        if (disk is null)
            Assert.Inconclusive("Mounting a small file system is not permitted here.");

        var folder = Path.Combine(disk.Path, "data");
        ConcurrentDictionary<(int, int), bool> acknowledged;
        await using (var storage = await TestStorage.OpenAsync(folder))
        {
            acknowledged = await WriteUntilFullAsync(storage, sender: 0, filling: disk.Fill);
            Assert.AreEqual(acknowledged.Count, storage.Database.CountNotes());

            disk.MakeRoom();
            await storage.Database.WriteAsync(session => session.Insert(1000, 1), Cancellation);
        }

        await using (var again = await TestStorage.OpenAsync(folder))
        {
            Assert.AreEqual("ok", again.Database.Read(connection => connection.ExecuteScalar<string>("pragma integrity_check")));
            Assert.AreEqual(acknowledged.Count + 1, again.Database.CountNotes());
        }
    }

    [TestMethod]
    public async Task WriteAsync_PageLimitReached_LosesNothingAndGoesOnWhenItIsLifted()
    {
        await using var storage = await TestStorage.OpenAsync();
        await storage.Database.WriteAsync(session => session.Connection.Execute("pragma max_page_count = 300"), Cancellation);

        var acknowledged = await WriteUntilFullAsync(storage, sender: 0, filling: () => { });

        Assert.AreEqual(acknowledged.Count, storage.Database.CountNotes());
        await storage.Database.WriteAsync(session => session.Connection.Execute("pragma max_page_count = 100000"), Cancellation);
        await storage.Database.WriteAsync(session => session.Insert(1000, 1), Cancellation);
        Assert.AreEqual(acknowledged.Count + 1, storage.Database.CountNotes());
    }

    [TestMethod]
    public async Task WriteAsync_OnePieceTooLarge_NeighboursAreStored()
    {
        await using var storage = await TestStorage.OpenAsync();
        await storage.Database.WriteAsync(session => session.Connection.Execute("pragma max_page_count = 300"), Cancellation);
        using var gate = await WriterGate.CloseAsync(storage.Database);

        var first = storage.Database.WriteAsync(session => session.Insert(1, 1), Cancellation);
        var large = storage.Database.WriteAsync(session => session.Insert(2, 1, new string('x', 4_000_000)), Cancellation);
        var last = storage.Database.WriteAsync(session => session.Insert(3, 1), Cancellation);
        await gate.OpenAsync();

        await first;
        await last;
        await Assert.ThrowsExactlyAsync<StorageFullException>(() => large);
        Assert.AreEqual(2, storage.Database.CountNotes());
    }

    [TestMethod]
    public async Task SaveAsync_DiskFull_KeepsNothing()
    {
        using var disk = SmallDisk.TryMount(1);
        if (disk is null)
            Assert.Inconclusive("Mounting a small file system is not permitted here.");
        await using var storage = TestStorage.Build(Path.Combine(disk.Path, "data"));

        await Assert.ThrowsExactlyAsync<StorageFullException>(() =>
            storage.Get<IBlobStore>().SaveAsync(new MemoryStream(new byte[2_000_000]), 10_000_000, Cancellation));

        Assert.IsEmpty(Directory.GetFiles(Path.Combine(disk.Path, "data", "media"), "*", SearchOption.AllDirectories));
    }

    private async Task<ConcurrentDictionary<(int Sender, int Number), bool>> WriteUntilFullAsync(TestStorage storage, int sender, Action filling)
    {
        var acknowledged = new ConcurrentDictionary<(int, int), bool>();
        await Task.WhenAll(Enumerable.Range(sender, 16).Select(async id =>
        {
            for (var number = 0; number < 5000; number++)
            {
                try
                {
                    await storage.Database.WriteAsync(session => session.Insert(id, number, Text), Cancellation);
                    acknowledged[(id, number)] = true;
                }
                catch (StorageFullException)
                {
                    return;
                }

                if (id == sender && number == 20)
                    filling();
            }

            Assert.Fail("The disk was never full.");
        }));
        return acknowledged;
    }
}
