using System.Globalization;
using Appliance.Storage.Tests.Testing;
using Dapper;

namespace Appliance.Storage.Tests.Writing;

[TestClass]
public sealed class KillTests
{
    private const int Senders = 16;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Kill_DuringLoad_EveryAcknowledgedNoteIsThereOnceAndInOrder()
    {
        var folder = TestStorage.NewFolder();
        for (var round = 0; round < 4; round++)
        {
            var acknowledged = await WriteAndKillAsync(folder, lines: 400 + (round * 531));

            await using var storage = await TestStorage.OpenAsync(folder);
            Assert.AreEqual("ok", storage.Database.Read(connection => connection.ExecuteScalar<string>("pragma integrity_check")));
            for (var sender = 0; sender < Senders; sender++)
            {
                var numbers = storage.Database.NumbersOf(sender);
                Assert.AreSequenceEqual(Enumerable.Range(0, numbers.Length).Select(number => (long)number), numbers);
                Assert.IsGreaterThan(acknowledged[sender], numbers.Length, $"sender {sender}");
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task Start_FolderHeldByAnotherProcess_IsRefusedInWords()
    {
        var folder = TestStorage.NewFolder();
        using (var holder = new ChildProcess("hold", folder))
        {
            Assert.AreEqual("open", await holder.Output.ReadLineAsync(TestContext.CancellationToken));

            var refusal = await Assert.ThrowsExactlyAsync<StorageStartException>(() => TestStorage.OpenAsync(folder));

            Assert.AreEqual("data_folder_in_use", refusal.Code);
            Assert.Contains("PID", refusal.Message);
        }

        await using (await TestStorage.OpenAsync(folder))
        {
            // A process that was killed holds nothing.
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Returns the highest acknowledged number of each sender, −1 where it has none.</summary>
    private async Task<int[]> WriteAndKillAsync(string folder, int lines)
    {
        var acknowledged = Enumerable.Repeat(-1, Senders).ToArray();
        using var child = new ChildProcess("write", folder, Senders.ToString(CultureInfo.InvariantCulture));
        var read = 0;
        while (await child.Output.ReadLineAsync(TestContext.CancellationToken) is { } line)
        {
            // A line cut off by the kill does not end in a dot.
            if (line.Split(' ') is [var sender, var number, "."])
                acknowledged[int.Parse(sender, CultureInfo.InvariantCulture)] = int.Parse(number, CultureInfo.InvariantCulture);
            if (++read == lines)
                child.Kill();
        }

        Assert.IsGreaterThanOrEqualTo(lines, read);
        return acknowledged;
    }
}
